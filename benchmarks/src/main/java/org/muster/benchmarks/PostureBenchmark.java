package org.muster.benchmarks;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast a posture is answered: that of today beside an endpoint that only reads its rows, and
/// one of a past cut of knowledge.
@Command(
    name = "posture",
    description = {
      "Today's posture of a mission beside an endpoint that reads the same rows, and a past cut.",
      ""
    })
final class PostureBenchmark implements Callable<Integer> {

  private static final String MISSION = "BENCH-01";
  private static final double REQUIRED_RATIO = 0.5;
  private static final double REQUIRED_CUT_MS = 150;
  private static final LocalDate FIRST_CUT = LocalDate.of(2025, 8, 1);
  private static final int CUTS = 150;

  @Option(
      names = "--events",
      defaultValue = "20000",
      description = "Announcements about the mission (default: ${DEFAULT-VALUE}).")
  private long events;

  @Option(
      names = "--connections",
      defaultValue = "8",
      description = "Clients at once (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--rounds",
      defaultValue = "7",
      description = "Rounds, each of both endpoints (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "3",
      description = "How long each endpoint is asked in a round (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--jvm-option", description = "For the Java of the projections-service.")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws SQLException {
    var findings = new Findings();
    try (var stack = Stack.start()) {
      new LogWriter(stack.bootstrapServers())
          .write(new History(new History.Request(events, 1, Shape.SINGLE, false)), events);
      var projections = stack.start(Stack.PROJECTIONS, jvmOptions);
      var control = stack.start(Stack.CONTROL, List.of());
      try (var projected = new Projected(stack)) {
        projected.await(events);
      }
      try (var statement = stack.connect()) {
        statement.createStatement().execute("vacuum analyze");
      }
      findings.line("One mission, 60 contributors, %,d announcements", events);
      today(
          findings,
          projections.uri("/v1/missions/" + MISSION + "/posture"),
          control.uri("/control/" + MISSION));
      pastCut(findings, projections);
    }
    return findings.exitCode();
  }

  private void today(Findings findings, URI posture, URI control) {
    var time = Duration.ofSeconds(seconds);
    double[] postures = new double[rounds];
    double[] controls = new double[rounds];
    double[] ratios = new double[rounds];
    try (var load = new Load(connections)) {
      double unused = load.rate(posture, time.multipliedBy(2)) + load.rate(control, time);
      for (int i = 0; i < rounds; i++) {
        postures[i] = load.rate(posture, time);
        controls[i] = load.rate(control, time);
        ratios[i] = postures[i] / controls[i];
      }
    }
    findings.line("%d rounds of %d s each, %d connections", rounds, seconds, connections);
    tell(findings, "posture of today", Samples.of(postures));
    tell(findings, "control, the same rows by one query", Samples.of(controls));
    findings.atLeast("posture to control, median", Samples.of(ratios).median(), REQUIRED_RATIO);
  }

  private static void tell(Findings findings, String what, Samples rates) {
    findings.line(
        "  %-36s n=%d  median %,.0f answers/s (%,.0f to %,.0f)",
        what, rates.n(), rates.median(), rates.least(), rates.most());
  }

  /// Each cut is another day, so that no answer can be one that was kept.
  private static void pastCut(Findings findings, Service projections) {
    double[] millis = new double[CUTS];
    try (var load = new Load(1)) {
      for (int i = 0; i < CUTS; i++) {
        double unused = load.millis(cut(projections, -1 - i));
      }
      for (int i = 0; i < CUTS; i++) {
        millis[i] = load.millis(cut(projections, i));
      }
    }
    var samples = Samples.of(millis);
    findings.line(
        "past cut, one at a time: n=%d  median %.1f ms, p99 %.1f ms, at most %.1f ms",
        samples.n(), samples.median(), samples.quantile(0.99), samples.most());
    findings.atMost("past cut, median in ms", samples.median(), REQUIRED_CUT_MS);
    findings.atMost("past cut, p99 in ms", samples.quantile(0.99), REQUIRED_CUT_MS);
  }

  private static URI cut(Service projections, int i) {
    return projections.uri(
        "/v1/missions/%s/posture?knownAt=%s".formatted(MISSION, FIRST_CUT.plusDays(i)));
  }
}
