package org.muster.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What those who ask notice of a replay that goes on meanwhile.
@Command(
    name = "beside",
    description = {
      "Postures asked for at a fixed rate: alone, beside a replay, and beside one at half its pace.",
      ""
    })
final class BesideBenchmark implements Callable<Integer> {

  private static final double TIMES_ALONE = 3;
  private static final double ALWAYS_ALLOWED_MS = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ALONE = Duration.ofSeconds(20);
  private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();

  @Option(
      names = "--events",
      defaultValue = "100000",
      description = "Announcements in the log (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--queries",
      defaultValue = "200",
      description = "Postures asked for a second (default: ${DEFAULT-VALUE}).")
  private int queries;

  @Option(names = "--jvm-option", description = "For the Java of the projections-service.")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws SQLException {
    var findings = new Findings();
    try (var stack = Stack.start();
        var clients = new Steady(queries)) {
      new LogWriter(stack.bootstrapServers())
          .write(new History(new History.Request(events, 1, Shape.REALISTIC, false)), events);
      var projections = stack.start(Stack.PROJECTIONS, jvmOptions);
      try (var projected = new Projected(stack)) {
        projected.await(events);
      }
      List<URI> postures = postures(projections);
      findings.line(
          "%,d announcements, %d missions, %d postures of today a second",
          events, postures.size(), queries);
      var unused = clients.ask(postures, during(WARM_UP));
      var alone = clients.ask(postures, during(ALONE));
      tell(findings, "alone", alone);
      double rate =
          replay(findings, clients, postures, projections, "{}", "beside a replay").rate();
      var paced =
          replay(
              findings,
              clients,
              postures,
              projections,
              "{\"maxRate\": %d}".formatted(Math.round(rate / 2)),
              "beside one of %,d a second".formatted(Math.round(rate / 2)));
      findings.atMost(
          "p99 in ms beside a replay at half its pace",
          paced.answers().millis().quantile(0.99),
          Math.max(TIMES_ALONE * alone.millis().quantile(0.99), ALWAYS_ALLOWED_MS));
    }
    return findings.exitCode();
  }

  private record Replayed(Steady.Answers answers, double rate) {}

  private Replayed replay(
      Findings findings,
      Steady clients,
      List<URI> postures,
      Service projections,
      String order,
      String what) {
    long id = RebuildBenchmark.json(projections.post("/v1/replays", order)).path("id").asLong();
    var looked = new AtomicLong(System.nanoTime());
    var answers =
        clients.ask(
            postures,
            () ->
                System.nanoTime() - looked.get() < LOOK_NANOS
                    || isRunning(projections, id, looked));
    var replay = RebuildBenchmark.json(projections.get("/v1/replays/" + id));
    if (!replay.path("state").asText().equals("promoted")) {
      throw projections.failed("ended no replay with a promotion: " + replay);
    }
    double seconds =
        Duration.between(
                    Instant.parse(replay.path("startedAt").asText()),
                    Instant.parse(replay.path("endedAt").asText()))
                .toMillis()
            / 1e3;
    tell(findings, "%s (%.1f s)".formatted(what, seconds), answers);
    findings.atMost("queries that failed " + what, answers.failures().size(), 0);
    return new Replayed(answers, events / seconds);
  }

  private static boolean isRunning(Service projections, long id, AtomicLong looked) {
    looked.set(System.nanoTime());
    return RebuildBenchmark.json(projections.get("/v1/replays/" + id))
        .path("state")
        .asText()
        .equals("running");
  }

  private static void tell(Findings findings, String what, Steady.Answers answers) {
    var millis = answers.millis();
    findings.line(
        "  %-36s n=%d  median %.1f ms, p99 %.1f ms, at most %.1f ms, %d failed",
        what,
        millis.n(),
        millis.median(),
        millis.quantile(0.99),
        millis.most(),
        answers.failures().size());
    answers.failures().stream().limit(3).forEach(failure -> findings.line("    %s", failure));
  }

  private static List<URI> postures(Service projections) {
    List<URI> uris = new ArrayList<>();
    for (JsonNode mission :
        RebuildBenchmark.json(projections.get("/v1/missions")).path("missions")) {
      uris.add(
          projections.uri("/v1/missions/%s/posture".formatted(mission.path("mission").asText())));
    }
    return uris;
  }

  private static BooleanSupplier during(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return () -> System.nanoTime() < end;
  }
}
