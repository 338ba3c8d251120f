package org.muster.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Clients that ask again as soon as they are answered: as many as there are connections.
final class Load implements AutoCloseable {

  private final ExecutorService clients;
  private final int connections;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Load(int connections) {
    this.connections = connections;
    this.clients = Executors.newFixedThreadPool(connections);
  }

  /// Asks for so long.
  ///
  /// @return answers a second
  double rate(URI uri, Duration time) {
    long began = System.nanoTime();
    long end = began + time.toNanos();
    List<Future<Integer>> counts = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      counts.add(
          clients.submit(() -> {
            int count = 0;
            while (System.nanoTime() < end) {
              ask(uri);
              count++;
            }
            return count;
          }));
    }
    long answers = counts.stream().mapToLong(Load::result).sum();
    return answers / ((System.nanoTime() - began) / 1e9);
  }

  /// Asks once.
  ///
  /// @return how long the answer took, in ms
  double millis(URI uri) {
    long began = System.nanoTime();
    ask(uri);
    return (System.nanoTime() - began) / 1e6;
  }

  private void ask(URI uri) {
    try {
      var answer =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s answers %d: %s".formatted(uri, answer.statusCode(), new String(answer.body())));
      }
    } catch (IOException e) {
      throw new IllegalStateException(uri + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static int result(Future<Integer> count) {
    try {
      return count.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    clients.close();
    http.close();
  }
}
