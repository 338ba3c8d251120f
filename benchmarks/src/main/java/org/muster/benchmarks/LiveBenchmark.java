package org.muster.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.posting.PostSummary;
import org.muster.cli.posting.Poster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast announcements are taken by the batch endpoint, and how fast the projection follows.
@Command(
    name = "live",
    description = {
      "How fast a batch is posted, and how fast the living projection follows the log.",
      ""
    })
final class LiveBenchmark implements Callable<Integer> {

  private static final int FIRST = 1_000;

  @Option(
      names = "--events",
      defaultValue = "50000",
      description = "Announcements to follow, and to post (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(names = "--jvm-option", description = "For the Java of the projections-service.")
  private List<String> jvmOptions = new ArrayList<>();

  @Override
  public Integer call() throws SQLException, IOException {
    var findings = new Findings();
    long all = FIRST + (long) rounds * events;
    try (var stack = Stack.start()) {
      var history = new History(new History.Request(all, 1, Shape.REALISTIC, false));
      follow(findings, stack, history);
    }
    try (var stack = Stack.start()) {
      var history = new History(new History.Request(all, 1, Shape.REALISTIC, false));
      post(findings, stack, history);
    }
    return findings.exitCode();
  }

  /// The log is written to directly, faster than it can be followed, after a beginning that has
  /// been followed already.
  private void follow(Findings findings, Stack stack, History history) throws SQLException {
    var writer = new LogWriter(stack.bootstrapServers());
    writer.write(history, FIRST);
    var unused = stack.start(Stack.PROJECTIONS, jvmOptions);
    double[] rates = new double[rounds];
    try (var projected = new Projected(stack)) {
      projected.await(FIRST);
      for (int i = 0; i < rounds; i++) {
        long began = System.nanoTime();
        writer.write(history, events);
        projected.await(FIRST + (i + 1L) * events);
        rates[i] = events / ((System.nanoTime() - began) / 1e9);
      }
    }
    tell(findings, "living projection", Samples.of(rates));
  }

  private void post(Findings findings, Stack stack, History history) throws IOException {
    var service = stack.start(Stack.EVENTS, List.of());
    var poster = new Poster(new ServiceClient(Stack.EVENTS, service.uri("/")));
    double[] rates = new double[rounds];
    for (int i = -1; i < rounds; i++) {
      byte[] lines = lines(history, i < 0 ? FIRST : events);
      long began = System.nanoTime();
      PostSummary summary = poster.post(new ByteArrayInputStream(lines), answered -> {});
      if (summary.rejectedCount() > 0) {
        throw new IllegalStateException("rejected: " + summary.rejected().getFirst());
      }
      if (i >= 0) {
        rates[i] = events / ((System.nanoTime() - began) / 1e9);
      }
    }
    tell(findings, "posting by the batch endpoint", Samples.of(rates));
  }

  private static byte[] lines(History history, int count) {
    var lines = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      lines.writeBytes(history.next());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static void tell(Findings findings, String what, Samples rates) {
    findings.line(
        "%-30s n=%d  median %,.0f announcements/s (%,.0f to %,.0f)",
        what, rates.n(), rates.median(), rates.least(), rates.most());
  }
}
