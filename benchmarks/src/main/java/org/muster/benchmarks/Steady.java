package org.muster.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Clients that ask at a fixed rate, whether those before them were answered or not. How long an
/// answer took counts from the moment at which it should have been asked for, so that a pause is
/// felt by all who would have come in it.
final class Steady implements AutoCloseable {

  /// What was measured.
  ///
  /// @param millis how long each answer took
  /// @param failures what was answered by something else than 200, or not at all
  record Answers(Samples millis, List<String> failures) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int perSecond;

  Steady(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Asks for these in turns for as long as that holds.
  Answers ask(List<URI> uris, BooleanSupplier goOn) {
    Queue<Double> millis = new ConcurrentLinkedQueue<>();
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    long began = System.nanoTime();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; goOn.getAsBoolean(); i++) {
        long due = began + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        URI uri = uris.get((int) (i % uris.size()));
        clients.execute(() -> {
          String failure = failure(uri);
          millis.add((System.nanoTime() - due) / 1e6);
          if (!failure.isEmpty()) {
            failures.add(failure);
          }
        });
      }
    }
    return new Answers(
        Samples.of(millis.stream().mapToDouble(Double::doubleValue).toArray()),
        List.copyOf(failures));
  }

  private String failure(URI uri) {
    try {
      var answer =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? ""
          : "%s answers %d: %s".formatted(uri, answer.statusCode(), answer.body());
    } catch (IOException e) {
      return uri + " does not answer: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
