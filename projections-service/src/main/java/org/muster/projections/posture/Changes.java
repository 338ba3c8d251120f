package org.muster.projections.posture;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.recorded.Recorded;

/// What the knowledge gained between two cuts did to a posture, announcement by announcement.
public final class Changes {

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

  /// An announcement that became known between two cuts.
  ///
  /// @param announced by when it had been announced (K4), `null` if it is one by recording
  public record Gained(
      UUID id,
      String type,
      @Nullable String contributor,
      @Nullable LocalDate announced,
      Instant recordedAt) {}

  private Changes() {}

  /// The announcements that became known after one time and up to another, in order.
  ///
  /// On `recorded` that is the order of recording, with corrections and retractions among them. On
  /// the other bases it is the order of announcing, and what corrects them always applies (K2).
  public static List<Gained> gained(
      Collection<Recorded> announcements, Basis basis, Instant since, Instant until) {
    return basis == Basis.RECORDED
        ? recorded(announcements, since, until)
        : told(announcements, basis, since, until);
  }

  /// What some of the announcements that were gained did, each with the posture before and after
  /// it.
  ///
  /// @param question the day, scenario, policy and tolerance; its cut is not used
  /// @param gained all of them
  /// @param first the place in them of the first that is asked for
  /// @param count how many are asked for
  public static List<Change> of(
      Collection<Recorded> announcements,
      Question question,
      Basis basis,
      Instant since,
      Instant until,
      List<Gained> gained,
      int first,
      int count) {
    Set<UUID> known = known(announcements, basis, since);
    gained.subList(0, first).forEach(earlier -> known.add(earlier.id()));
    Walk walk = new Walk(question);
    List<Change> changes = new ArrayList<>();
    Walk.Seen before = walk.to(ledger(announcements, basis, until, known));
    for (Gained next : gained.subList(first, first + count)) {
      known.add(next.id());
      Walk.Seen after = walk.to(ledger(announcements, basis, until, known));
      changes.add(
          new Change(
              next.id(),
              next.type(),
              next.contributor(),
              before.figures(),
              after.figures(),
              before.status(next.contributor()),
              after.status(next.contributor())));
      before = after;
    }
    return changes;
  }

  private static List<Gained> recorded(
      Collection<Recorded> announcements, Instant since, Instant until) {
    return announcements.stream()
        .filter(recorded -> recorded.recordedAt().isAfter(since))
        .filter(recorded -> !recorded.recordedAt().isAfter(until))
        .sorted(Comparator.comparing(Recorded::recordedAt).thenComparing(Recorded::id))
        .map(recorded ->
            new Gained(
                recorded.id(),
                AnnouncementType.of(recorded.announcement()).name(),
                recorded.announcement().contributor(),
                null,
                recorded.recordedAt()))
        .toList();
  }

  private static List<Gained> told(
      Collection<Recorded> announcements, Basis basis, Instant since, Instant until) {
    Set<UUID> known = known(announcements, basis, since);
    return Ledger.of(announcements, new Cut(basis, until)).entries().stream()
        .filter(entry -> !known.contains(entry.id()))
        .map(entry ->
            new Gained(
                entry.id(),
                entry.type(),
                entry.contributor(),
                entry.announcedLatest(),
                entry.recordedAt()))
        .toList();
  }

  /// What was known at a time.
  private static Set<UUID> known(Collection<Recorded> announcements, Basis basis, Instant at) {
    Set<UUID> known = new HashSet<>();
    if (basis == Basis.RECORDED) {
      announcements.stream()
          .filter(recorded -> !recorded.recordedAt().isAfter(at))
          .forEach(recorded -> known.add(recorded.id()));
    } else {
      Ledger.of(announcements, new Cut(basis, at)).entries().forEach(e -> known.add(e.id()));
    }
    return known;
  }

  private static Ledger ledger(
      Collection<Recorded> announcements, Basis basis, Instant until, Set<UUID> known) {
    return basis == Basis.RECORDED
        ? Ledger.of(
            announcements.stream().filter(recorded -> known.contains(recorded.id())).toList(),
            Cut.NONE)
        : Ledger.of(announcements, new Cut(basis, until, known));
  }
}
