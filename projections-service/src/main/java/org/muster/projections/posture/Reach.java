package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.StrengthReported;

/// From which day on a book can say something else than the book before it: a count matters from
/// its day on, a plan can reach back as far as anything.
///
/// @param mission of the mission itself
/// @param everyone of each contributor, because of what the mission announced
/// @param contributors of those about whom something else was announced
record Reach(LocalDate mission, LocalDate everyone, Map<String, LocalDate> contributors) {

  private static final Reach ALL = new Reach(LocalDate.MIN, LocalDate.MIN, Map.of());

  /// @param before the book that was followed last, `null` for none
  static Reach of(MissionBook book, @Nullable MissionBook before) {
    if (before == null || before.nothingKnown() != book.nothingKnown()) {
      return ALL;
    }
    Map<String, LocalDate> contributors = new HashMap<>();
    book.contributors()
        .forEach((contributor, force) -> {
          ForceBook last = before.contributors().get(contributor);
          contributors.put(
              contributor,
              last == null
                  ? LocalDate.MIN
                  : Days.earlier(
                      ofForce(force, last),
                      ofSaid(force, book.said(contributor), last, before.said(contributor))));
        });
    return new Reach(
        ofForce(book.mission(), before.mission()),
        ofEveryone(book.mission(), before.mission()),
        contributors);
  }

  /// From which day on a contributor can differ; [LocalDate#MAX] if it does not.
  LocalDate of(String contributor) {
    return Days.earlier(everyone, contributors.getOrDefault(contributor, LocalDate.MAX));
  }

  private static LocalDate ofForce(ForceBook now, ForceBook before) {
    return differing(now, before).stream()
        .map(Reach::from)
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  /// What the mission announced reaches its contributors by its baseline and its plans only.
  private static LocalDate ofEveryone(ForceBook now, ForceBook before) {
    if (now == before) {
      return LocalDate.MAX;
    }
    if (!now.plans().roots().equals(before.plans().roots())) {
      return LocalDate.MIN;
    }
    return differing(now, before).stream()
        .filter(entry -> !staysWithTheMission(entry.claim()))
        .map(Reach::from)
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  private static boolean staysWithTheMission(Claim claim) {
    return claim instanceof MandateDecided
        || claim instanceof PositionStated
        || Restrictions.isRestriction(claim);
  }

  /// A suspension is stale by the days on which anything was said.
  private static LocalDate ofSaid(
      ForceBook now, List<LocalDate> said, ForceBook before, List<LocalDate> saidBefore) {
    if (now.suspensions().isEmpty() && before.suspensions().isEmpty()) {
      return LocalDate.MAX;
    }
    int i = 0;
    while (i < said.size() && i < saidBefore.size() && said.get(i).equals(saidBefore.get(i))) {
      i++;
    }
    return Days.earlier(
        i < said.size() ? said.get(i) : LocalDate.MAX,
        i < saidBefore.size() ? saidBefore.get(i) : LocalDate.MAX);
  }

  /// The entries that only one of the books has, or has for another reason.
  private static TreeSet<Entry> differing(ForceBook now, ForceBook before) {
    TreeSet<Entry> differing = new TreeSet<>();
    if (now != before) {
      differences(now.entries(), before.entries(), differing);
      Map<Entry, Reason> reasons = new HashMap<>();
      now.disregarded().forEach(gone -> reasons.put(gone.entry(), gone.reason()));
      before
          .disregarded()
          .forEach(gone -> {
            if (!Objects.equals(reasons.remove(gone.entry()), gone.reason())) {
              differing.add(gone.entry());
            }
          });
      differing.addAll(reasons.keySet());
    }
    return differing;
  }

  /// Both lists are in order.
  private static void differences(List<Entry> some, List<Entry> others, TreeSet<Entry> differing) {
    int i = 0;
    int j = 0;
    while (i < some.size() && j < others.size()) {
      Entry a = some.get(i);
      Entry b = others.get(j);
      int order = a.compareTo(b);
      if (order <= 0) {
        i++;
      }
      if (order >= 0) {
        j++;
      }
      if (order != 0 || !a.equals(b)) {
        differing.add(order <= 0 ? a : b);
        if (order == 0) {
          differing.add(b);
        }
      }
    }
    differing.addAll(some.subList(i, some.size()));
    differing.addAll(others.subList(j, others.size()));
  }

  /// The first day on which an announcement can matter.
  private static LocalDate from(Entry entry) {
    return switch (entry.claim()) {
      case StrengthReported count -> Days.orAlways(count.asOf().latest());
      case DepartureReported departure -> Days.orAlways(departure.asOf().latest());
      case PositionStated position -> entry.announcedEarliest();
      default -> LocalDate.MIN;
    };
  }
}
