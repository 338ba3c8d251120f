package org.muster.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.muster.cli.Await;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;
import org.muster.cli.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast everything is derived again: a replay with its proof, beside a pipeline that reads the
/// same records and copies the same rows into the same tables, and does nothing else.
@Command(
    name = "rebuild",
    description = {
      "A replay from the first record to the promotion, beside a bare pipeline over the same log.",
      ""
    })
final class RebuildBenchmark implements Callable<Integer> {

  private static final double REQUIRED_RATIO = 0.5;
  private static final double REQUIRED_GROWTH = 1.3;
  private static final int MORE = 4;
  private static final Duration LONGEST = Duration.ofHours(2);

  @Option(
      names = "--events",
      defaultValue = "1000000",
      description = "Announcements in the log (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--four-times",
      description = {
        "Replay four times as many too, without the pipeline, and compare the cost of an",
        "announcement. Takes some 17 GB of disk for each million."
      })
  private boolean fourTimes;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description = "Rounds, each a bare pipeline and a replay (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--jvm-option", description = "For the Java of the projections-service.")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws SQLException, IOException {
    var findings = new Findings();
    double once = secondsAMillion(findings, events, true);
    if (fourTimes) {
      double more = secondsAMillion(findings, MORE * events, false);
      findings.atMost(
          "cost of an announcement among %,d to that among %,d".formatted(MORE * events, events),
          more / once,
          REQUIRED_GROWTH);
    }
    return findings.exitCode();
  }

  /// Measures one size in a log of its own.
  ///
  /// @param beside whether to run the bare pipeline too
  /// @return seconds that a replay of a million announcements would take
  private double secondsAMillion(Findings findings, long size, boolean beside)
      throws SQLException, IOException {
    findings.line("%,d announcements", size);
    double[] bare = new double[rounds];
    double[] replay = new double[rounds];
    try (var stack = Stack.start()) {
      fill(findings, stack, size);
      long began = System.nanoTime();
      var projections = stack.start(Stack.PROJECTIONS, jvmOptions);
      try (var projected = new Projected(stack)) {
        projected.await(size);
      }
      findings.line(
          "  first projection: %,.0f s from the start of the service until it is level",
          seconds(began));
      var pipeline = new BarePipeline(stack);
      if (beside) {
        pipeline.takeRows();
      }
      for (int i = 0; i < rounds; i++) {
        if (beside) {
          checkpoint(stack);
          bare[i] = pipeline.seconds(findings);
        }
        checkpoint(stack);
        replay[i] = replaySeconds(findings, projections);
      }
    }
    double replayRate = size / Samples.of(replay).median();
    findings.line("  replay         n=%d  median %,.0f announcements/s", rounds, replayRate);
    if (beside) {
      double bareRate = size / Samples.of(bare).median();
      findings.line("  bare pipeline  n=%d  median %,.0f announcements/s", rounds, bareRate);
      findings.atLeast(
          "replay to bare pipeline, %,d announcements".formatted(size),
          replayRate / bareRate,
          REQUIRED_RATIO);
    }
    return 1e6 / replayRate;
  }

  private static void fill(Findings findings, Stack stack, long size) {
    long began = System.nanoTime();
    new LogWriter(stack.bootstrapServers())
        .write(new History(new History.Request(size, 1, Shape.REALISTIC, false)), size);
    findings.line("  written to the log in %,.0f s", seconds(began));
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /// What an earlier part left to be written to disk shall not slow down the next.
  private static void checkpoint(Stack stack) throws SQLException {
    try (var connection = stack.connect();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
    }
  }

  private static double replaySeconds(Findings findings, Service projections) {
    var id = json(projections.post("/v1/replays", "{}")).path("id").asLong();
    Map<String, Long> entered = new LinkedHashMap<>();
    boolean ended =
        Await.until(
            LONGEST,
            () -> {
              var now = json(projections.get("/v1/replays/" + id));
              entered.putIfAbsent(now.path("phase").asText(), System.nanoTime());
              return !now.path("state").asText().equals("running");
            });
    long end = System.nanoTime();
    var replay = json(projections.get("/v1/replays/" + id));
    if (!ended || !replay.path("state").asText().equals("promoted")) {
      throw projections.failed("ended no replay with a promotion: " + replay);
    }
    findings.line("  replay: %s", phases(entered, end));
    return Duration.between(
                Instant.parse(replay.path("startedAt").asText()),
                Instant.parse(replay.path("endedAt").asText()))
            .toMillis()
        / 1e3;
  }

  private static String phases(Map<String, Long> entered, long end) {
    List<String> names = List.copyOf(entered.keySet());
    List<Long> times = new ArrayList<>(entered.values());
    times.add(end);
    return names.stream()
        .map(name -> {
          int i = names.indexOf(name);
          return "%s %.1f s".formatted(name, (times.get(i + 1) - times.get(i)) / 1e9);
        })
        .collect(Collectors.joining(", "));
  }

  static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + text, e);
    }
  }
}
