package org.muster.projections.posture;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The posture of one day by what was known at one cut after another: what the next cut does not
/// touch is not derived again. Confined to one thread.
final class Walk {

  /// The posture by what was known at a cut.
  record Seen(Changes.Figures figures, Map<String, List<String>> status) {

    /// A contributor's status, empty if it was not known.
    List<String> status(@Nullable String contributor) {
      return contributor == null ? List.of() : status.getOrDefault(contributor, List.of());
    }
  }

  private final Question question;
  private @Nullable MissionBook before;
  private NavigableMap<String, ContributorView> views = new TreeMap<>();

  /// @param question the day, scenario, policy and tolerance
  Walk(Question question) {
    this.question = question;
  }

  /// The posture at the next cut.
  Seen to(Ledger ledger) {
    MissionBook book = MissionBook.of(ledger, before, question.about());
    NavigableMap<String, ContributorView> next = new TreeMap<>();
    for (String contributor : book.contributors().keySet()) {
      ContributorView view = views.get(contributor);
      next.put(
          contributor,
          view == null || before == null || isTouched(book, before, contributor)
              ? book.view(contributor, question.on(), question.scenario(), question.policy())
              : view);
    }
    before = book;
    views = next;
    MissionView mission =
        MissionView.of(book, next.values(), question.on(), question.scenario(), question.policy());
    Map<String, List<String>> status = new TreeMap<>();
    next.forEach((contributor, view) -> status.put(contributor, view.status()));
    return new Seen(
        Changes.Figures.of(MissionFold.step(mission, question.scenario(), question.on())), status);
  }

  /// Whether a contributor may stand otherwise by what a book has than by what one before it had.
  private static boolean isTouched(MissionBook book, MissionBook before, String contributor) {
    ForceBook force = book.contributors().get(contributor);
    return force == null
        || book.mission() != before.mission()
        || force != before.contributors().get(contributor)
        || (!force.suspensions().isEmpty()
            && !book.said(contributor).equals(before.said(contributor)));
  }
}
