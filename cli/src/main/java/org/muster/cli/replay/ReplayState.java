package org.muster.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;

/// A replay as `GET /v1/replays/{id}` answers it.
///
/// @param state `running`, `held`, `different`, `promoted`, `done` (a dry run), `cancelled` or
///   `failed`
/// @param done announcements read, of `total`
/// @param percent how much of all the work is done
/// @param secondsLeft `null` if nobody can tell
/// @param waitingFor what it rests for, `null` if it does not
/// @param report what was found
public record ReplayState(
    long id,
    String state,
    String phase,
    @Nullable Integer generation,
    long done,
    long total,
    double percent,
    long ratePerSecond,
    @Nullable Long secondsLeft,
    @Nullable String waitingFor,
    boolean dryRun,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String detail,
    @Nullable JsonNode report) {

  public ReplayState {
    phase = Objects.requireNonNullElse(phase, "");
  }

  /// Asks for one.
  static ReplayState of(ServiceClient projections, long id) {
    return projections.get("/v1/replays/" + id).as(ReplayState.class);
  }

  /// Reads one of a list.
  public static ReplayState of(JsonNode replay) {
    return Json.MAPPER.convertValue(replay, ReplayState.class);
  }

  public boolean isRunning() {
    return state.equals("running");
  }

  /// Whether it ended as it was asked to.
  boolean isGood() {
    return switch (state) {
      case "promoted", "done", "held" -> true;
      default -> false;
    };
  }

  JsonNode found() {
    return report == null ? MissingNode.getInstance() : report;
  }

  /// How it ended, in a sentence or two.
  String summary() {
    var what =
        switch (state) {
          case "promoted" -> "generation " + generation + " answers now";
          case "held" -> "generation " + generation + " waits to be promoted";
          case "done" -> "a dry run, nothing was written";
          case "different" ->
              "generation " + generation + " differs from the present one and waits";
          default -> state;
        };
    return String.format(
        Locale.ROOT,
        "Replay %d: %,d announcements%s%s: %s%s",
        id,
        done,
        took(),
        ratePerSecond == 0 ? "" : String.format(Locale.ROOT, ", %,d a second", ratePerSecond),
        what,
        detail == null ? "" : "\n  " + detail);
  }

  private String took() {
    return startedAt == null || endedAt == null
        ? ""
        : String.format(
            Locale.ROOT, " in %.1f s", Duration.between(startedAt, endedAt).toMillis() / 1000.0);
  }
}
