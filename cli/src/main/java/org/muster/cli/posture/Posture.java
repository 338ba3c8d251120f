package org.muster.cli.posture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.cli.CommandFailure;
import org.muster.cli.http.Json;

/// A posture as the projections-service answers it; see `docs` of the HTTP interface for each
/// field.
public record Posture(
    String mission,
    LocalDate on,
    String component,
    String scenario,
    Knowledge knowledge,
    @Nullable Mandate mandate,
    @Nullable Map<String, @Nullable Range> authorized,
    @Nullable Range deployed,
    @Nullable Range operational,
    @Nullable String whyNull,
    @Nullable Range counted,
    @Nullable Range reduction,
    @Nullable Range increase,
    @Nullable Range suspended,
    List<Unquantified> unquantified,
    List<Contributor> contributors,
    List<String> flags) {

  public Posture {
    unquantified = List.copyOf(Objects.requireNonNullElse(unquantified, List.of()));
    contributors = List.copyOf(Objects.requireNonNullElse(contributors, List.of()));
    flags = List.copyOf(Objects.requireNonNullElse(flags, List.of()));
  }

  /// Reads an answer.
  ///
  /// @throws CommandFailure if it is not a posture
  static Posture of(JsonNode answer) {
    try {
      return Json.MAPPER.treeToValue(answer, Posture.class);
    } catch (JsonProcessingException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED,
          "the answer is not what this version of muster expects: " + e.getOriginalMessage(),
          e);
    }
  }

  /// The same with no contributors but those of a status; all of them if it is empty.
  Posture ofStatus(String status) {
    return new Posture(
        mission,
        on,
        component,
        scenario,
        knowledge,
        mandate,
        authorized,
        deployed,
        operational,
        whyNull,
        counted,
        reduction,
        increase,
        suspended,
        unquantified,
        contributors.stream().filter(c -> status.isEmpty() || c.status().contains(status)).toList(),
        flags);
  }

  /// An interval of people; an end that is unbounded or cannot be said is `null`.
  public record Range(
      long low, @Nullable Long best, @Nullable Long high, @Nullable Boolean partial) {

    boolean isZero() {
      return low == 0 && high != null && high == 0;
    }
  }

  /// What was known: on which basis, up to when.
  public record Knowledge(@Nullable String basis, @Nullable String at) {}

  /// The mandate on the day.
  public record Mandate(String status, @Nullable String expires) {}

  /// A plan without a number.
  public record Unquantified(@Nullable String contributor, String state) {}

  /// What a contributor plans.
  public record Plan(
      @Nullable String starts,
      @Nullable String completes,
      @Nullable String retainsPartUntil,
      @Nullable String extent,
      @Nullable Range personnel) {}

  /// One contributor.
  public record Contributor(
      String contributor,
      List<String> status,
      @Nullable String stage,
      @Nullable Range deployed,
      @Nullable Range operational,
      @Nullable Range reduction,
      @Nullable Range suspended,
      @Nullable Plan plan,
      @Nullable String unquantified,
      List<String> flags) {

    public Contributor {
      status = List.copyOf(Objects.requireNonNullElse(status, List.of()));
      flags = List.copyOf(Objects.requireNonNullElse(flags, List.of()));
    }
  }
}
