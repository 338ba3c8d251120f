package org.muster.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.cli.http.Json;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;

class HistoryTest {

  private static final int EVENTS = 5_000;

  private static List<String> lines(long events, long seed, Shape shape, boolean keyed) {
    var history = new History(new History.Request(events, seed, shape, keyed));
    var lines = new ArrayList<String>();
    history.forEachRemaining(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    return lines;
  }

  private static List<JsonNode> read(List<String> lines) {
    return lines.stream().map(HistoryTest::read).toList();
  }

  private static JsonNode read(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (IOException e) {
      throw new AssertionError(line, e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 77, -9, Long.MAX_VALUE})
  void everyAnnouncementIsValid(long seed) {
    for (var shape : Shape.values()) {
      for (var line : lines(EVENTS, seed, shape, seed % 2 == 0)) {
        assertThat(AnnouncementJson.read(line.getBytes(StandardCharsets.UTF_8)))
            .as(line)
            .isInstanceOf(Decoded.Valid.class);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertThat(lines(EVENTS, 7, Shape.SKEWED, true))
        .isEqualTo(lines(EVENTS, 7, Shape.SKEWED, true))
        .isNotEqualTo(lines(EVENTS, 8, Shape.SKEWED, true));
  }

  /// A change of the bytes is a change of every benchmark: it has to be wanted.
  @Test
  void theBytesOfASeedAreTheSameOnEveryMachine() {
    assertThat(String.join("\n", lines(EVENTS, 7, Shape.REALISTIC, false)).hashCode())
        .isEqualTo(2015673966);
  }

  @Test
  void asManyAreGivenAsWereAskedFor() {
    assertThat(lines(1, 1, Shape.REALISTIC, false)).hasSize(1);
    assertThat(lines(1_234, 1, Shape.SKEWED, false)).hasSize(1_234);
  }

  @Test
  void eachMissionHasThirtyToSixtyContributors() {
    Map<String, Set<String>> contributors = new HashMap<>();
    for (var a : read(lines(EVENTS, 5, Shape.REALISTIC, false))) {
      if (a.has("contributor")) {
        contributors
            .computeIfAbsent(a.path("mission").asText(), mission -> new HashSet<>())
            .add(a.path("contributor").asText());
      }
    }
    assertThat(contributors).hasSize(12);
    assertThat(contributors.values())
        .allSatisfy(countries -> assertThat(countries.size()).isBetween(30, 60));
  }

  @Test
  void mostAreMonthlyCountsAndAFewAreEverythingElse() {
    Map<String, Integer> types = new HashMap<>();
    for (var a : read(lines(20_000, 3, Shape.REALISTIC, false))) {
      types.merge(a.path("type").asText(), 1, Integer::sum);
    }
    assertThat(types.get("strength-reported")).isBetween(15_000, 18_500);
    assertThat(types.get("incident-reported")).isBetween(200, 1_200);
    assertThat(types.get("withdrawal-announced")).isBetween(500, 1_200);
    assertThat(types.keySet())
        .contains(
            "suspension-announced",
            "activity-resumed",
            "position-stated",
            "deployment-announced",
            "departure-reported",
            "mandate-decided",
            "correction",
            "retraction",
            "dispute");
  }

  @Test
  void quotesAreFortyToThreeHundredCharactersLong() {
    var lengths =
        read(lines(EVENTS, 4, Shape.REALISTIC, false)).stream()
            .map(a -> a.path("sources").path(0).path("quote").asText().length())
            .sorted()
            .toList();
    assertThat(lengths.getFirst()).isGreaterThanOrEqualTo(40);
    assertThat(lengths.getLast()).isBetween(250, 300);
    assertThat(lengths.get(lengths.size() / 2)).isBetween(80, 130);
  }

  @Test
  void aSkewedHistoryGivesOneMissionThreeFifths() {
    long heavy =
        read(lines(20_000, 6, Shape.SKEWED, false)).stream()
            .filter(a -> a.path("mission").asText().equals("BENCH-01"))
            .count();
    assertThat(heavy).isBetween(11_600L, 13_000L);
  }

  @Test
  void aSingleHistoryIsOneMissionOfSixtyContributors() {
    var announcements = read(lines(EVENTS, 6, Shape.SINGLE, false));
    assertThat(announcements.stream().map(a -> a.path("mission").asText()).distinct()).hasSize(1);
    assertThat(
            announcements.stream()
                .filter(a -> a.has("contributor"))
                .map(a -> a.path("contributor").asText())
                .distinct())
        .hasSize(60);
  }

  @Test
  void keyedAnnouncementsHaveAKeyEachOfItsOwn() {
    var keys = new HashSet<String>();
    for (var a : read(lines(EVENTS, 2, Shape.REALISTIC, true))) {
      assertThat(a.path("key").isTextual() && keys.add(a.path("key").asText()))
          .as(a.toString())
          .isTrue();
    }
  }

  @Test
  void whatIsReferredToWasSaidBefore() {
    for (var shape : Shape.values()) {
      var said = new HashSet<String>();
      for (var a : read(lines(EVENTS, 9, shape, false))) {
        if (a.has("target")) {
          assertThat(said).contains(a.path("target").asText());
        }
        for (var relation : a.path("relations")) {
          assertThat(said).contains(relation.path("key").asText());
        }
        said.add(a.path("key").asText());
      }
    }
  }

  @Test
  void theStreamIsTheLines() throws IOException {
    var request = new History.Request(200, 1, Shape.REALISTIC, false);
    var text =
        new String(new HistoryStream(new History(request)).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(text.lines()).isEqualTo(lines(200, 1, Shape.REALISTIC, false));
  }
}
