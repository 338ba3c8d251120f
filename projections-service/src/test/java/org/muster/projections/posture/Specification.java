package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.recorded.Recorded;

/// What follows from some announcements: `given(…).on(day).scenario(…).of("CIV").reduction(…)`.
///
/// An interval is written `880` or `0/–/∞`: low, best (`–` none), high (`∞` unbounded); [#NOT_SAID]
/// where none can be said.
final class Specification {

  static final String NOT_SAID = "not said";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Recorded> announcements;
  private final Map<UUID, String> names;
  private LocalDate day = LocalDate.MIN;
  private Scenario scenario = Scenario.ANNOUNCED;
  private Policy policy = Policy.STEP_AT_DEADLINE;
  private BigDecimal about = Question.DEFAULT_ABOUT;
  private Cut cut = Cut.NONE;
  private @Nullable List<PostureStep> steps;

  private Specification(List<Recorded> announcements, Map<UUID, String> names) {
    this.announcements = announcements;
    this.names = names;
  }

  static Specification given(Said... said) {
    List<Recorded> recorded = new ArrayList<>();
    Map<UUID, String> names = new HashMap<>();
    for (Said one : said) {
      int position = recorded.size() + 1;
      Recorded announcement = one.recorded(position);
      recorded.add(announcement);
      names.put(announcement.id(), one.nameOr(position));
    }
    return new Specification(recorded, names);
  }

  static Specification given(List<Recorded> announcements) {
    return new Specification(announcements, new HashMap<>());
  }

  /// The same announcements, asked for again.
  private Specification again() {
    Specification other = new Specification(announcements, names);
    other.day = day;
    other.scenario = scenario;
    other.policy = policy;
    other.about = about;
    other.cut = cut;
    return other;
  }

  Specification on(String newDay) {
    Specification other = again();
    other.day = LocalDate.parse(newDay);
    return other;
  }

  Specification scenario(String newScenario) {
    Specification other = again();
    other.scenario = Scenario.valueOf(newScenario.toUpperCase(Locale.ROOT));
    return other;
  }

  Specification linear() {
    Specification other = again();
    other.policy = Policy.LINEAR;
    return other;
  }

  Specification aboutMeans(String share) {
    Specification other = again();
    other.about = new BigDecimal(share);
    return other;
  }

  /// What was known at an instant, or at the end of a day.
  Specification known(String basis, String at) {
    Specification other = again();
    Instant instant = Instant.parse(at.length() == 10 ? at + "T23:59:59.999999999Z" : at);
    other.cut = new Cut(Basis.valueOf(basis.toUpperCase(Locale.ROOT)), instant);
    return other;
  }

  private List<PostureStep> steps() {
    if (steps == null) {
      steps = MissionFold.on(announcements, new Question(day, scenario, policy, about, cut));
    }
    return steps;
  }

  Seen mission() {
    return new Seen(steps().getFirst(), read(steps().getFirst().answer()));
  }

  /// A contributor, which has to be there.
  Seen of(String contributor) {
    PostureStep step =
        steps().stream()
            .filter(s -> contributor.equals(s.contributor()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(contributor + " is no contributor"));
    return new Seen(step, read(step.answer()));
  }

  Specification contributors(String... expected) {
    assertThat(steps().stream().skip(1).map(PostureStep::contributor)).containsExactly(expected);
    return this;
  }

  /// What has become of an announcement, `superseded by a, b`.
  Specification life(String name, String expected) {
    AnnouncementLife life =
        MissionFold.lives(announcements).stream()
            .filter(one -> one.id().equals(Said.id(name)))
            .findFirst()
            .orElseThrow();
    String found = life.status().name().toLowerCase(Locale.ROOT);
    List<String> by = life.by().stream().map(this::name).sorted().toList();
    assertThat(by.isEmpty() ? found : found + " by " + String.join(", ", by))
        .as("the life of %s", name)
        .isEqualTo(expected);
    return this;
  }

  private String name(UUID id) {
    return names.getOrDefault(id, id.toString());
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  static String text(@Nullable Interval interval) {
    if (interval == null) {
      return NOT_SAID;
    }
    String best = interval.best() == null ? "–" : interval.best().toString();
    String high = interval.high() == null ? "∞" : interval.high().toString();
    String low = Long.toString(interval.low());
    return low.equals(best) && low.equals(high) ? low : low + "/" + best + "/" + high;
  }

  private static String text(JsonNode ends) {
    return ends == null || ends.isNull()
        ? NOT_SAID
        : text(
            new Interval(
                ends.get("low").asLong(),
                ends.get("best").isNull() ? null : (Long) ends.get("best").asLong(),
                ends.get("high").isNull() ? null : (Long) ends.get("high").asLong()));
  }

  /// The mission or a contributor on that day, to be held against what it should be.
  final class Seen {
    private final PostureStep step;
    private final JsonNode answer;

    private Seen(PostureStep step, JsonNode answer) {
      this.step = step;
      this.answer = answer;
    }

    /// Goes on with a contributor.
    Seen of(String contributor) {
      return Specification.this.of(contributor);
    }

    /// Goes on with the mission.
    Seen mission() {
      return Specification.this.mission();
    }

    private Seen holds(String what, String found, String expected) {
      assertThat(found)
          .as(
              "%s of %s on %s, %s",
              what, step.contributor() == null ? "the mission" : step.contributor(), day, scenario)
          .isEqualTo(expected);
      return this;
    }

    Seen deployed(String expected) {
      return holds("deployed", text(step.deployed()), expected);
    }

    Seen operational(String expected) {
      return holds("operational", text(step.operational()), expected);
    }

    Seen reduction(String expected) {
      return holds("reduction", text(step.reduction()), expected);
    }

    Seen increase(String expected) {
      return holds("increase", text(step.increase()), expected);
    }

    Seen suspended(String expected) {
      return holds("suspended", text(step.suspended()), expected);
    }

    Seen counted(String expected) {
      return holds("counted", text(answer.get("counted")), expected);
    }

    Seen remainder(String expected) {
      return holds("remainder", text(answer.get("remainder")), expected);
    }

    Seen authorized(String component, String expected) {
      return holds("authorized", text(answer.path("authorized").get(component)), expected);
    }

    Seen partial(boolean expected) {
      assertThat(step.partial()).as("partial").isEqualTo(expected);
      return this;
    }

    Seen whyNull(@Nullable String expected) {
      assertThat(step.whyNull()).as("whyNull").isEqualTo(expected);
      return this;
    }

    Seen mandate(String expected) {
      return holds("mandate", answer.at("/mandate/status").asText(), expected);
    }

    Seen mandateExpires(String expected) {
      return holds("mandate expires", answer.at("/mandate/expires").asText(), expected);
    }

    Seen status(String... expected) {
      assertThat(step.status()).as("status").containsExactly(expected);
      return this;
    }

    Seen flags(String... expected) {
      assertThat(step.flags()).as("flags").containsExactlyInAnyOrder(expected);
      return this;
    }

    /// `DEU keeps-a-part`; of a contributor only its own state.
    Seen unquantified(String... expected) {
      List<String> found = new ArrayList<>();
      JsonNode states = answer.get("unquantified");
      if (states.isTextual()) {
        found.add(states.asText());
      } else {
        for (JsonNode state : states) {
          found.add(
              (state.get("contributor").isNull() ? "" : state.get("contributor").asText() + " ")
                  + state.get("state").asText());
        }
      }
      assertThat(found).as("unquantified").containsExactly(expected);
      return this;
    }

    /// `name reduction low/best/high`, an end that cannot be said as `–`; of the mission first its
    /// contributors'.
    Seen because(String... expected) {
      assertThat(effects()).as("because").containsExactly(expected);
      return this;
    }

    private List<String> effects() {
      List<JsonNode> effects = new ArrayList<>();
      if (step.contributor() == null) {
        for (PostureStep part : steps().subList(1, steps().size())) {
          read("[" + part.because() + "]").forEach(effects::add);
        }
        read("[" + step.because() + "]").forEach(effects::add);
      } else {
        answer.get("because").forEach(effects::add);
      }
      return effects.stream().map(this::effect).toList();
    }

    private String effect(JsonNode effect) {
      List<String> ends = new ArrayList<>();
      for (String end : List.of("low", "best", "high")) {
        JsonNode value = effect.at("/effect/" + end);
        ends.add(value.isNull() ? "–" : value.asText());
      }
      String who =
          effect.get("id").isNull()
              ? effect.get("type").asText()
              : name(UUID.fromString(effect.get("id").asText()));
      return who + " " + effect.get("figure").asText() + " " + String.join("/", ends);
    }

    /// `name reason`.
    Seen disregarded(String... expected) {
      List<String> found = new ArrayList<>();
      for (JsonNode one : answer.get("disregarded")) {
        found.add(name(UUID.fromString(one.get("id").asText())) + " " + one.get("reason").asText());
      }
      assertThat(found).as("disregarded").containsExactly(expected);
      return this;
    }

    Seen pledged(String... expected) {
      List<String> found = new ArrayList<>();
      answer.get("pledged").forEach(id -> found.add(name(UUID.fromString(id.asText()))));
      assertThat(found).as("pledged").isEqualTo(Arrays.asList(expected));
      return this;
    }
  }
}
