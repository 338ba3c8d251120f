package org.muster.projections.posture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.recorded.Recorded;

/// What the knowledge gained between two cuts did to a posture, announcement by announcement.
public final class Changes {

  /// So many announcements at most: each is a fold of its own.
  public static final int MAX_ANNOUNCEMENTS = 500;

  /// A mission's figures on the day asked about; `null` where they cannot be said.
  public record Figures(
      @Nullable Interval deployed,
      @Nullable Interval operational,
      @Nullable Interval reduction,
      boolean partial,
      @Nullable Interval increase,
      @Nullable Interval suspended) {

    /// Those of a mission's step.
    public static Figures of(PostureStep step) {
      return new Figures(
          step.deployed(),
          step.operational(),
          step.reduction(),
          step.partial(),
          step.increase(),
          step.suspended());
    }
  }

  /// What one announcement changed.
  ///
  /// @param id the announcement
  /// @param type its type
  /// @param contributor whom it is about, `null` for the mission
  /// @param before the mission's figures without it
  /// @param after the mission's figures with it
  /// @param statusBefore the contributor's status without it, empty if it was not known
  /// @param statusAfter the contributor's status with it
  public record Change(
      UUID id,
      String type,
      @Nullable String contributor,
      Figures before,
      Figures after,
      List<String> statusBefore,
      List<String> statusAfter) {

    /// Whether any figure or status is another one.
    public boolean movesSomething() {
      return !before.equals(after) || !statusBefore.equals(statusAfter);
    }
  }

  private Changes() {}

  /// The announcements that became known after one time and up to another, in order, each with the
  /// posture before and after it.
  ///
  /// On `recorded` they are added in the order of recording, corrections and retractions among
  /// them. On the other bases the claims are added in order, and what corrects them always applies
  /// (K2).
  ///
  /// @param question the day, scenario, policy and tolerance; its cut is not used
  /// @throws IllegalArgumentException if more than [#MAX_ANNOUNCEMENTS] became known
  public static List<Change> between(
      Collection<Recorded> announcements,
      Question question,
      Basis basis,
      Instant since,
      Instant until) {
    return basis == Basis.RECORDED
        ? recorded(announcements, question, since, until)
        : told(announcements, question, basis, since, until);
  }

  private static List<Change> recorded(
      Collection<Recorded> announcements, Question question, Instant since, Instant until) {
    List<Recorded> known = new ArrayList<>();
    List<Recorded> gained = new ArrayList<>();
    for (Recorded recorded : announcements) {
      if (!recorded.recordedAt().isAfter(since)) {
        known.add(recorded);
      } else if (!recorded.recordedAt().isAfter(until)) {
        gained.add(recorded);
      }
    }
    bounded(gained.size());
    gained.sort(Comparator.comparing(Recorded::recordedAt).thenComparing(Recorded::id));
    List<Change> changes = new ArrayList<>();
    List<PostureStep> before = fold(known, question, Cut.NONE);
    for (Recorded recorded : gained) {
      known.add(recorded);
      List<PostureStep> after = fold(known, question, Cut.NONE);
      changes.add(
          change(
              recorded.id(),
              AnnouncementType.of(recorded.announcement()).name(),
              recorded.announcement().contributor(),
              before,
              after));
      before = after;
    }
    return changes;
  }

  private static List<Change> told(
      Collection<Recorded> announcements,
      Question question,
      Basis basis,
      Instant since,
      Instant until) {
    Set<UUID> known = new HashSet<>();
    Ledger.of(announcements, new Cut(basis, since)).entries().forEach(e -> known.add(e.id()));
    List<Entry> gained =
        Ledger.of(announcements, new Cut(basis, until)).entries().stream()
            .filter(entry -> !known.contains(entry.id()))
            .toList();
    bounded(gained.size());
    List<Change> changes = new ArrayList<>();
    List<PostureStep> before = fold(announcements, question, only(basis, until, known));
    for (Entry entry : gained) {
      known.add(entry.id());
      List<PostureStep> after = fold(announcements, question, only(basis, until, known));
      changes.add(change(entry.id(), entry.type(), entry.contributor(), before, after));
      before = after;
    }
    return changes;
  }

  private static Cut only(Basis basis, Instant until, Set<UUID> known) {
    return new Cut(basis, until, Set.copyOf(known));
  }

  private static List<PostureStep> fold(
      Collection<Recorded> announcements, Question question, Cut cut) {
    return MissionFold.on(
        announcements,
        new Question(question.on(), question.scenario(), question.policy(), question.about(), cut));
  }

  private static Change change(
      UUID id,
      String type,
      @Nullable String contributor,
      List<PostureStep> before,
      List<PostureStep> after) {
    return new Change(
        id,
        type,
        contributor,
        Figures.of(before.getFirst()),
        Figures.of(after.getFirst()),
        status(before, contributor),
        status(after, contributor));
  }

  private static List<String> status(List<PostureStep> steps, @Nullable String contributor) {
    return steps.stream()
        .filter(step -> contributor != null && Objects.equals(step.contributor(), contributor))
        .findFirst()
        .map(PostureStep::status)
        .orElse(List.of());
  }

  private static void bounded(int size) {
    if (size > MAX_ANNOUNCEMENTS) {
      throw new IllegalArgumentException(
          "%d announcements became known between the two cuts, at most %d can be told one by one:"
                  .formatted(size, MAX_ANNOUNCEMENTS)
              + " bring the cuts closer together");
    }
  }
}
