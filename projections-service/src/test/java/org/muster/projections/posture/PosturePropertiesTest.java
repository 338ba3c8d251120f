package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;

/// What holds of every history. A failure prints the seed and the smallest history that still
/// fails; `-Dmuster.seed=N` runs that one again, `-Dmuster.histories=N` as many as wanted.
class PosturePropertiesTest {

  private static final long FIRST_SEED = 20_221_111L;
  private static final int DAYS_OF_A_HISTORY = 12;

  /// Something that must hold of a history; chance is for what it picks from it.
  private interface Property {
    void holds(List<Recorded> history, Random chance);
  }

  @Test
  void neitherOrderNorRepetitionChangesAnything() {
    everyHistory(
        300,
        (history, chance) -> {
          List<Recorded> other = new ArrayList<>(history);
          history.forEach(one -> {
            if (chance.nextBoolean()) {
              other.add(one);
            }
          });
          Collections.shuffle(other, chance);
          assertThat(MissionFold.steps(other)).isEqualTo(MissionFold.steps(history));
          assertThat(MissionFold.lives(other)).isEqualTo(MissionFold.lives(history));
          LocalDate day = day(chance);
          MissionBook book = book(history);
          MissionBook otherBook = book(other);
          for (Scenario scenario : Scenario.values()) {
            assertThat(on(otherBook, day, scenario)).isEqualTo(on(book, day, scenario));
          }
        });
  }

  @Test
  void fewerAreDeployedTheLessFirmThePlansThatCount() {
    everyHistory(
        600,
        (history, chance) -> {
          MissionBook book = book(history);
          for (LocalDate day : days(chance)) {
            Map<String, Interval> firmer = new HashMap<>();
            for (Scenario scenario : Scenario.values()) {
              for (PostureStep step : on(book, day, scenario)) {
                Interval before = firmer.get(String.valueOf(step.contributor()));
                if (before != null && step.deployed() != null) {
                  String what = "%s on %s, %s".formatted(step.contributor(), day, scenario);
                  assertThat(step.deployed().low()).as(what).isLessThanOrEqualTo(before.low());
                  if (before.high() != null) {
                    assertThat(step.deployed().high()).as(what).isLessThanOrEqualTo(before.high());
                  }
                }
                if (step.deployed() != null) {
                  firmer.put(String.valueOf(step.contributor()), step.deployed());
                }
              }
            }
          }
        });
  }

  @Test
  void eachFigureIsInOrderAndNotBelowNobody() {
    everyHistory(
        600,
        (history, chance) -> {
          for (LocalDate day : days(chance)) {
            Scenario scenario = pick(chance, Scenario.values());
            for (PostureStep step : MissionFold.on(history, question(day, scenario, chance))) {
              for (Interval figure :
                  Arrays.asList(
                      step.deployed(),
                      step.operational(),
                      step.reduction(),
                      step.suspended(),
                      step.increase())) {
                if (figure != null) {
                  isInOrder(figure);
                }
              }
              if (step.deployed() != null && step.operational() != null) {
                assertThat(step.operational().low()).isLessThanOrEqualTo(step.deployed().low());
              }
            }
          }
        });
  }

  private static void isInOrder(Interval figure) {
    assertThat(figure.low()).isNotNegative();
    if (figure.best() != null) {
      assertThat(figure.best()).isGreaterThanOrEqualTo(figure.low());
    }
    if (figure.high() != null) {
      assertThat(figure.high())
          .isGreaterThanOrEqualTo(figure.best() == null ? figure.low() : figure.best());
    }
  }

  @Test
  void retractingACorrectionRestoresThePostureBeforeIt() {
    everyHistory(
        500,
        (history, chance) -> {
          List<Recorded> claims =
              history.stream().filter(one -> one.announcement() instanceof Claim).toList();
          if (claims.isEmpty()) {
            return;
          }
          Recorded target = claims.get(chance.nextInt(claims.size()));
          Recorded other =
              claims.stream()
                  .filter(one -> one.announcement().getClass() == target.announcement().getClass())
                  .reduce(target, (a, b) -> b);
          List<Recorded> more = new ArrayList<>(history);
          more.add(correcting(target, other));
          more.add(Said.retraction("another correction").byEditor("chief").recorded(1001));
          assertThat(MissionFold.steps(more)).isEqualTo(MissionFold.steps(history));
        });
  }

  private static Recorded correcting(Recorded target, Recorded like) {
    return Said.correction(target.id(), AnnouncementJson.write(like.announcement()))
        .named("another correction")
        .byEditor("chief")
        .recorded(1000);
  }

  @Test
  void aPastAnswerNeverChanges() {
    everyHistory(
        500,
        (history, chance) -> {
          Instant cut = history.get(chance.nextInt(history.size())).recordedAt();
          List<Recorded> then =
              history.stream().filter(one -> !one.recordedAt().isAfter(cut)).toList();
          for (LocalDate day : days(chance)) {
            Scenario scenario = pick(chance, Scenario.values());
            Question question = ask(day, scenario, new Cut(Basis.RECORDED, cut));
            assertThat(MissionFold.on(history, question))
                .isEqualTo(MissionFold.on(then, question))
                .isEqualTo(MissionFold.on(then, Question.current(day, scenario)));
          }
        });
  }

  @Test
  void theReasonsSumToTheReduction() {
    everyHistory(
        600,
        (history, chance) -> {
          for (LocalDate day : days(chance)) {
            Scenario scenario = pick(chance, Scenario.values());
            List<PostureStep> steps = MissionFold.on(history, question(day, scenario, chance));
            List<JsonNode> ofMission = new ArrayList<>();
            for (PostureStep step : steps.subList(1, steps.size())) {
              List<JsonNode> own = new ArrayList<>();
              Specification.read(step.answer()).get("because").forEach(own::add);
              sums(step, own, day);
              Specification.read("[" + step.because() + "]").forEach(ofMission::add);
            }
            Specification.read("[" + steps.getFirst().because() + "]").forEach(ofMission::add);
            sums(steps.getFirst(), ofMission, day);
          }
        });
  }

  private static void sums(PostureStep step, List<JsonNode> because, LocalDate day) {
    Interval reduction = step.reduction();
    if (reduction == null) {
      assertThat(step.whyNull()).isEqualTo(PostureStep.NOT_KNOWN_YET);
      assertThat(because).isEmpty();
      return;
    }
    endSums(step, because, "low", reduction.low(), day);
    endSums(step, because, "best", reduction.best(), day);
    endSums(step, because, "high", reduction.high(), day);
  }

  private static void endSums(
      PostureStep step, List<JsonNode> because, String end, @Nullable Long figure, LocalDate day) {
    long sum = 0;
    boolean lost = false;
    for (JsonNode effect : because) {
      if (effect.get("figure").asText().equals("reduction")) {
        JsonNode value = effect.at("/effect/" + end);
        lost |= value.isNull();
        sum += value.asLong();
      }
    }
    String what = "%s of %s on %s, %s".formatted(end, step.contributor(), day, step.scenario());
    if (figure == null) {
      assertThat(lost).as(what + ": somebody's effect is lost").isTrue();
    } else if (!lost) {
      assertThat(sum).as(what).isEqualTo(figure);
    }
  }

  @Test
  void timelineAndPostureAgreeOnEveryDay() {
    everyHistory(
        15,
        (history, chance) -> {
          Map<String, TreeMap<LocalDate, PostureStep>> timelines = new HashMap<>();
          for (PostureStep step : MissionFold.steps(history)) {
            timelines
                .computeIfAbsent(step.scenario() + " " + step.contributor(), k -> new TreeMap<>())
                .put(step.fromDay(), step);
          }
          MissionBook book = book(history);
          for (LocalDate day = RandomHistory.FIRST.minusDays(2);
              day.isBefore(RandomHistory.LAST);
              day = day.plusDays(1)) {
            agree(book, timelines, day);
          }
        });
  }

  @Test
  void aTimelineFromStoredStepsIsTheFoldedOne() {
    everyHistory(
        150,
        (history, chance) -> {
          Scenario scenario = pick(chance, Scenario.values());
          List<PostureStep> steps =
              MissionFold.steps(history).stream()
                  .filter(step -> step.scenario() == scenario)
                  .toList();
          Question question = Question.current(LocalDate.MIN, scenario);
          assertThat(StoredTimeline.of(steps, LocalDate.MIN, LocalDate.MAX))
              .isEqualTo(Timeline.of(history, question, LocalDate.MIN, LocalDate.MAX));
          LocalDate first = RandomHistory.FIRST.plusDays(chance.nextInt(200));
          LocalDate last = first.plusDays(chance.nextInt(400));
          assertThat(StoredTimeline.of(steps, first, last))
              .isEqualTo(Timeline.of(history, question, first, last));
        });
  }

  @Test
  void timelineAndPostureAgreeOnSomeDays() {
    everyHistory(
        250,
        (history, chance) -> {
          Map<String, TreeMap<LocalDate, PostureStep>> timelines = new HashMap<>();
          for (PostureStep step : MissionFold.steps(history)) {
            timelines
                .computeIfAbsent(step.scenario() + " " + step.contributor(), k -> new TreeMap<>())
                .put(step.fromDay(), step);
          }
          MissionBook book = book(history);
          for (LocalDate day : days(chance)) {
            agree(book, timelines, day);
          }
        });
  }

  private static void agree(
      MissionBook book, Map<String, TreeMap<LocalDate, PostureStep>> timelines, LocalDate day) {
    for (Scenario scenario : Scenario.values()) {
      for (PostureStep step : on(book, day, scenario)) {
        PostureStep row =
            Objects.requireNonNull(timelines.get(scenario + " " + step.contributor()))
                .floorEntry(day)
                .getValue();
        assertThat(row.from(day)).as("the row of %s", row.fromDay()).isEqualTo(step);
      }
    }
  }

  @Test
  void whatIsDerivedBitByBitIsWhatIsDerivedAtOnce() {
    everyHistory(
        300,
        (history, chance) -> {
          MissionProjection projection = new MissionProjection();
          List<Recorded> shuffled = new ArrayList<>(history);
          Collections.shuffle(shuffled, chance);
          for (int known = 1; known <= shuffled.size(); known += 1 + chance.nextInt(3)) {
            projection.derive(shuffled.subList(0, known));
          }
          MissionProjection.Derived derived = projection.derive(shuffled);
          assertThat(derived.steps()).isEqualTo(MissionFold.steps(history));
          assertThat(derived.lives()).isEqualTo(MissionFold.lives(history));
        });
  }

  /// What was announced, sorted once for many days and scenarios.
  private static MissionBook book(List<Recorded> history) {
    return MissionBook.of(history, Cut.NONE, Question.DEFAULT_ABOUT);
  }

  private static List<PostureStep> on(MissionBook book, LocalDate day, Scenario scenario) {
    return MissionFold.on(book, day, scenario, Policy.STEP_AT_DEADLINE);
  }

  private static Question ask(LocalDate day, Scenario scenario, Cut cut) {
    return new Question(day, scenario, Policy.STEP_AT_DEADLINE, Question.DEFAULT_ABOUT, cut);
  }

  private static Question question(LocalDate day, Scenario scenario, Random chance) {
    return new Question(
        day, scenario, pick(chance, Policy.values()), new BigDecimal("0.07"), Cut.NONE);
  }

  private static List<LocalDate> days(Random chance) {
    List<LocalDate> days = new ArrayList<>();
    for (int n = 0; n < DAYS_OF_A_HISTORY; n++) {
      days.add(day(chance));
    }
    return days;
  }

  private static LocalDate day(Random chance) {
    return RandomHistory.FIRST.plusDays(chance.nextInt(280) - 10L);
  }

  private static <T> T pick(Random chance, T[] some) {
    return some[chance.nextInt(some.length)];
  }

  private static void everyHistory(int many, Property property) {
    Long only = Long.getLong("muster.seed");
    if (only != null) {
      check(only, property);
      return;
    }
    int histories = Integer.getInteger("muster.histories", many);
    for (int n = 0; n < histories; n++) {
      check(FIRST_SEED + n, property);
    }
  }

  private static void check(long seed, Property property) {
    List<Recorded> history = RandomHistory.of(seed);
    Throwable failure = failure(history, seed, property);
    if (failure != null) {
      List<Recorded> smallest = shrunk(history, seed, property);
      StringBuilder text = new StringBuilder("-Dmuster.seed=" + seed + "\n");
      for (Recorded one : smallest) {
        text.append(one.recordedAt() + " " + one.id() + " " + one.recordedBy().subject() + " ");
        text.append(new String(AnnouncementJson.write(one.announcement()), StandardCharsets.UTF_8))
            .append('\n');
      }
      Throwable last = failure(smallest, seed, property);
      throw new AssertionError(
          text + String.valueOf(last == null ? failure.getMessage() : last.getMessage()), failure);
    }
  }

  private static @Nullable Throwable failure(List<Recorded> history, long seed, Property property) {
    try {
      property.holds(history, new Random(seed));
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  /// Takes announcements out one by one as long as it still fails.
  private static List<Recorded> shrunk(List<Recorded> history, long seed, Property property) {
    List<Recorded> smallest = history;
    boolean again = true;
    while (again) {
      again = false;
      for (int n = 0; n < smallest.size() && smallest.size() > 1; n++) {
        List<Recorded> less = new ArrayList<>(smallest);
        less.remove(n);
        if (failure(less, seed, property) != null) {
          smallest = less;
          again = true;
          break;
        }
      }
    }
    return smallest;
  }
}
