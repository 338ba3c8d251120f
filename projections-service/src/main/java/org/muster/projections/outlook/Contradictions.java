package org.muster.projections.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.relation.Rel;
import org.muster.contracts.relation.Relation;
import org.muster.projections.posture.Basis;
import org.muster.projections.posture.Interval;
import org.muster.projections.posture.Numbers;
import org.muster.projections.posture.Standing;

/// Who says otherwise than whom.
final class Contradictions {

  /// What it finds, in the order in which it is told.
  static final List<String> KINDS =
      List.of(
          "dispute",
          "differing-numbers",
          "differing-ends",
          "differing-counts",
          "total-below-counts");

  private record Counted(
      @Nullable String contributor, Component component, @Nullable LocalDate day) {}

  private final Known known;
  private final List<Point> points = new ArrayList<>();

  private Contradictions(Known known) {
    this.known = known;
  }

  static List<Point> of(Known known) {
    Contradictions found = new Contradictions(known);
    found.disputes();
    found.plans();
    found.counts();
    if (Known.has(known.mission(), "flags", "conflict")) {
      found.points.add(
          new Point(
              "total-below-counts",
              null,
              null,
              "the mission's total is below the sum of its contributors' counts",
              List.of()));
    }
    return found.points;
  }

  private void disputes() {
    for (Recorded recorded : known.claims()) {
      if (recorded.announcement() instanceof Dispute dispute
          && dispute.target().id() != null
          && !known.without().contains(recorded.id())
          && isKnown(recorded)) {
        points.add(
            new Point(
                "dispute",
                contributorOf(dispute.target().id()),
                null,
                dispute.reason(),
                List.of(recorded.id(), dispute.target().id())));
      }
    }
    for (Standing said : known.standing()) {
      for (UUID other : related(said, Rel.DISPUTES)) {
        points.add(
            new Point(
                "dispute", said.claim().contributor(), null, null, List.of(said.id(), other)));
      }
    }
  }

  private boolean isKnown(Recorded recorded) {
    var cut = known.question().cut();
    return cut.basis() != Basis.RECORDED
        || cut.at() == null
        || !recorded.recordedAt().isAfter(cut.at());
  }

  private @Nullable String contributorOf(UUID id) {
    return known.claims().stream()
        .filter(recorded -> recorded.id().equals(id))
        .map(recorded -> recorded.announcement().contributor())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /// Plans of one contributor that both stand and say different numbers or ends. Parts of a plan
  /// are meant to differ.
  private void plans() {
    Map<String, List<Standing>> byContributor = new LinkedHashMap<>();
    for (Standing plan : known.plans()) {
      if (related(plan, Rel.PART_OF).isEmpty() && related(plan, Rel.IMPLEMENTS).isEmpty()) {
        byContributor
            .computeIfAbsent(
                String.valueOf(plan.claim().contributor()), contributor -> new ArrayList<>())
            .add(plan);
      }
    }
    byContributor.forEach((contributor, plans) -> {
      differing(
          "differing-numbers",
          contributor,
          plans,
          plans.stream().map(plan -> Words.of(withdrawal(plan).personnel())));
      differing(
          "differing-ends",
          contributor,
          plans,
          plans.stream().map(plan -> said(withdrawal(plan).completes())));
    });
  }

  /// Counts of the same people on the same day that cannot both be right.
  private void counts() {
    Map<Counted, List<Standing>> byDay = new LinkedHashMap<>();
    for (Standing said : known.standing()) {
      if (said.claim() instanceof StrengthReported count
          && count.measureOrDefault() == Measure.TOTAL) {
        byDay
            .computeIfAbsent(
                new Counted(
                    count.contributor(),
                    count.subject().componentOrUnspecified(),
                    count.asOf().latest()),
                key -> new ArrayList<>())
            .add(said);
      }
    }
    byDay.forEach((key, counts) -> {
      if (!agree(counts)) {
        differing(
            "differing-counts",
            key.contributor(),
            counts,
            counts.stream().map(count -> Words.of(((StrengthReported) count.claim()).personnel())));
      }
    });
  }

  private boolean agree(Collection<Standing> counts) {
    long low = 0;
    Long high = null;
    for (Standing said : counts) {
      Interval number =
          Numbers.of(((StrengthReported) said.claim()).personnel(), known.question().about());
      if (number != null) {
        low = Math.max(low, number.low());
        Long top = number.high();
        high = high == null || (top != null && top < high) ? top : high;
      }
    }
    return high == null || low <= high;
  }

  private void differing(
      String kind,
      @Nullable String contributor,
      List<Standing> claims,
      Stream<@Nullable String> values) {
    Set<String> different = new LinkedHashSet<>(values.filter(Objects::nonNull).toList());
    if (different.size() > 1) {
      points.add(
          new Point(
              kind,
              contributor,
              null,
              String.join(" / ", different),
              claims.stream().map(Standing::id).toList()));
    }
  }

  private static WithdrawalAnnounced withdrawal(Standing plan) {
    return (WithdrawalAnnounced) plan.claim();
  }

  private static @Nullable String said(@Nullable Edtf date) {
    return date == null ? null : date.text();
  }

  private static List<UUID> related(Standing said, Rel rel) {
    return said.claim().header().relations().stream()
        .filter(relation -> relation.rel() == rel)
        .map(Relation::id)
        .filter(Objects::nonNull)
        .map(id -> Objects.requireNonNull(id))
        .toList();
  }
}
