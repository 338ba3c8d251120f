package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.KeyedId;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// Deriving what the next announcements touch gives what deriving everything gives.
class MissionProjectionTest {

  private static final Path SAMPLES = Path.of("../samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsDerivedStepByStepIsWhatIsDerivedAtOnce(long seed) throws IOException {
    List<Recorded> announcements = new ArrayList<>(ofMinusma());
    Random random = new Random(seed);
    Collections.shuffle(announcements, random);
    MissionProjection projection = new MissionProjection();
    for (int known = 1; known < announcements.size(); known += 1 + random.nextInt(12)) {
      List<Recorded> some = announcements.subList(0, known);
      MissionProjection.Derived derived = projection.derive(some);
      assertThat(firstDifference(MissionFold.steps(some), derived.steps()))
          .as("seed %d, %d known", seed, known)
          .isEmpty();
      assertThat(derived.lives()).isEqualTo(MissionFold.lives(some));
    }
  }

  /// What is said of a suspended contributor moves no number, and yet its suspension is not stale.
  @Test
  void aWordAboutWhoIsSuspendedReachesItsSteps() {
    List<Recorded> some =
        List.of(
            Said.strength("EGY").exactly(1_000).asOf("2022-06-30").recorded(0),
            Said.suspension("EGY").starts("2022-08-15").announced("2022-07-15").recorded(1));
    List<Recorded> more = new ArrayList<>(some);
    more.add(Said.detention("EGY").announced("2023-03-01").recorded(2));
    MissionProjection projection = new MissionProjection();
    projection.follow(some);
    List<PostureStep> before = projection.steps();

    projection.follow(more);

    assertThat(projection.steps()).isEqualTo(MissionFold.steps(more)).isNotEqualTo(before);
  }

  /// It keeps its place in the order, and both its days are other ones now.
  @Test
  void aCorrectedDayReachesFromTheEarlierOfBoth() {
    List<Recorded> some =
        List.of(
            Said.strength("EGY")
                .named("count")
                .exactly(1_000)
                .asOf("2022-06-30")
                .announced("2022-07-15")
                .recorded(0));
    List<Recorded> more = new ArrayList<>(some);
    more.add(
        Said.correction(
                "count",
                Said.strength("EGY").exactly(1_000).asOf("2022-03-31").announced("2022-07-15"))
            .recorded(1));
    MissionProjection projection = new MissionProjection();

    for (List<Recorded> known : List.of(some, more, some)) {
      projection.follow(known);
      assertThat(projection.steps()).isEqualTo(MissionFold.steps(known));
    }
  }

  @Test
  void theDifferenceLeadsFromTheStepsBeforeToTheStepsNow() {
    List<Recorded> some =
        List.of(
            Said.strength("EGY").exactly(1_000).asOf("2022-06-30").recorded(0),
            Said.withdrawal("EGY").completes("2022-12-31").announced("2022-07-15").recorded(1));
    List<Recorded> more = new ArrayList<>(some);
    more.add(Said.strength("EGY").exactly(900).asOf("2022-09-30").recorded(2));
    more.add(Said.strength("DEU").exactly(300).asOf("2022-09-30").recorded(3));
    MissionProjection projection = new MissionProjection();
    projection.follow(some);
    assertThat(projection.isAnew()).isTrue();
    assertThat(projection.takeDifference().added()).containsAll(projection.steps());
    Set<PostureStep> steps = new HashSet<>(projection.steps());

    projection.follow(more);

    assertThat(projection.isAnew()).isFalse();
    MissionProjection.Difference difference = projection.takeDifference();
    assertThat(difference.added()).isNotEmpty();
    assertThat(difference.changed()).isNotEmpty();
    assertThat(steps).containsAll(difference.gone());
    steps.removeAll(difference.gone());
    for (PostureStep changed : difference.changed()) {
      assertThat(steps.removeIf(step -> isOfSamePlace(changed, step))).isTrue();
    }
    for (PostureStep added : difference.added()) {
      assertThat(steps).noneMatch(step -> isOfSamePlace(added, step));
    }
    steps.addAll(difference.changed());
    steps.addAll(difference.added());
    assertThat(steps).containsExactlyInAnyOrderElementsOf(projection.steps());
  }

  private static boolean isOfSamePlace(PostureStep a, PostureStep b) {
    return a.scenario() == b.scenario()
        && Objects.equals(a.contributor(), b.contributor())
        && a.fromDay().equals(b.fromDay());
  }

  /// The first step that differs: whole lists would be unreadable.
  private static String firstDifference(List<PostureStep> expected, List<PostureStep> found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      if (!expected.get(i).equals(found.get(i))) {
        return "expected %s, found %s".formatted(expected.get(i), found.get(i));
      }
    }
    return expected.size() == found.size()
        ? ""
        : "expected %d steps, found %d".formatted(expected.size(), found.size());
  }

  private static List<Recorded> ofMinusma() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(SAMPLES)) {
      files = all.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
    List<Recorded> announcements = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        ObjectNode json = (ObjectNode) JSON.readTree(line);
        if (json.path("mission").asText().equals("MINUSMA")) {
          announcements.add(recorded(json, announcements.size()));
        }
      }
    }
    return announcements;
  }

  private static Recorded recorded(ObjectNode json, int n) {
    json.withArray("relations")
        .forEach(relation -> {
          ObjectNode link = (ObjectNode) relation;
          link.put("id", id(link.remove("key").asText()).toString());
        });
    if (json.has("target")) {
      json.put("target", id(json.get("target").asText()).toString());
    }
    return new Recorded(
        id(json.get("key").asText()),
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n),
        new Recorder("local", "desk", "editor"),
        AnnouncementJson.read(json).orThrow());
  }

  private static UUID id(String key) {
    return KeyedId.of("local", "desk", "MINUSMA", key);
  }
}
