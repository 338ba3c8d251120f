package org.muster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.localstack.LocalStack;

/// A Kafka, a PostgreSQL and services of a benchmark's own, in a folder that goes when it ends,
/// also by Ctrl-C.
final class Stack implements AutoCloseable {

  static final String EVENTS = "events-service";
  static final String PROJECTIONS = "projections-service";
  static final String CONTROL = "benchmarks";

  private final Path home = Path.of(System.getProperty("muster.home", "")).toAbsolutePath();
  private final Path folder;
  private final LocalStack servers;
  private final List<Service> services = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Stack(Path folder) {
    this.folder = folder;
    this.servers = LocalStack.start(folder, 0, 0);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
  }

  /// Starts the servers in a new folder below `.muster`.
  static Stack start() {
    try {
      var below =
          Files.createDirectories(Path.of(System.getProperty("muster.home", ""), ".muster"));
      return new Stack(Files.createTempDirectory(below.toAbsolutePath(), "benchmark-"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the benchmark", e);
    }
  }

  /// Starts a service and returns when it is ready.
  ///
  /// @param jvmOptions given to its Java besides the heap that `./muster up` gives it
  Service start(String name, List<String> jvmOptions) {
    var service =
        Service.start(
            home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar"),
            folder.resolve(name + ".log"),
            URI.create("http://localhost:" + freePort()),
            jvmOptions,
            Map.of(
                "kafka.bootstrap.servers", servers.kafka().bootstrapServers(),
                "quarkus.datasource.jdbc.url", servers.postgres().jdbcUrl()));
    services.add(service);
    service.awaitReady(name.equals(CONTROL) ? "/control/ready" : "/q/health/ready");
    return service;
  }

  String bootstrapServers() {
    return servers.kafka().bootstrapServers();
  }

  /// A connection that may do everything.
  Connection connect() throws SQLException {
    return servers.postgres().connect("muster");
  }

  /// A folder for files of the benchmark.
  Path folder() {
    return folder;
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    services.forEach(Service::close);
    servers.close();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be removed", e);
    }
  }
}
