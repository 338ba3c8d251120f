package org.muster.projections.outlook;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.Standing;

/// Who is to leave and who has left, by stage from the least firm on: what is intended, what is
/// decided, what is done.
final class StagedPlans {

  private static final Comparator<Standing> LEAST_FIRM_FIRST =
      Comparator.comparing((Standing said) -> said.claim().subject().stageOrReported())
          .thenComparing(said -> Objects.requireNonNullElse(said.claim().contributor(), ""));

  private StagedPlans() {}

  static List<Point> of(Known known) {
    return known.standing().stream()
        .filter(said -> !Known.isCalledOff(said.claim()))
        .sorted(LEAST_FIRM_FIRST)
        .flatMap(said -> point(said).stream())
        .toList();
  }

  private static Optional<Point> point(Standing said) {
    String stage = WireNames.of(said.claim().subject().stageOrReported());
    return Optional.ofNullable(
        switch (said.claim()) {
          case WithdrawalAnnounced plan ->
              new Point(
                  stage,
                  plan.contributor(),
                  plan.starts(),
                  plan.completes(),
                  joined(
                      WireNames.of(plan.extentOrUnspecified()),
                      Words.of(plan.personnel(), plan.measureOrDefault())),
                  List.of(said.id()));
          case DepartureReported departure ->
              new Point(
                  stage,
                  departure.contributor(),
                  departure.since(),
                  departure.asOf(),
                  Words.of(departure.personnel(), departure.measureOrDefault()),
                  List.of(said.id()));
          default -> null;
        });
  }

  private static @Nullable String joined(String extent, @Nullable String number) {
    return Stream.of(extent, Objects.requireNonNullElse(number, ""))
        .filter(words -> !words.isEmpty() && !words.equals("unspecified"))
        .collect(
            Collectors.collectingAndThen(Collectors.joining(", "), s -> s.isEmpty() ? null : s));
  }
}
