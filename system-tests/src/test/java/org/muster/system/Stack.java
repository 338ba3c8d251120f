package org.muster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.muster.cli.bench.History;
import org.muster.cli.bench.Shape;
import org.muster.localstack.LocalStack;

/// A Kafka, a PostgreSQL and the two services of a test's own.
///
/// Its folder with all logs stays below `target`.
final class Stack implements AutoCloseable {

  static final int PARTITIONS = 12;

  private static final Path HOME =
      Path.of(System.getProperty("muster.home", "..")).toAbsolutePath().normalize();

  /// Until then Kafka keeps the partitions for a service that was killed.
  private static final String SESSION_MS = "3000";

  private static final String HEARTBEAT_MS = "500";
  private static final int LINES_A_BATCH = 500;

  private final Path folder;
  private final LocalStack servers;
  private final Service events;
  private final Service projections;

  private Stack(Path folder, Map<String, String> ofProjections) {
    this.folder = folder;
    this.servers =
        LocalStack.start(
            LocalStack.kafkaIn(folder)
                .withShortLived(true)
                .withOverrides(Map.of("group.min.session.timeout.ms", SESSION_MS)),
            LocalStack.postgresIn(folder));
    Map<String, String> settings = new TreeMap<>();
    settings.put("kafka.session.timeout.ms", SESSION_MS);
    settings.put("kafka.heartbeat.interval.ms", HEARTBEAT_MS);
    settings.put("kafka.bootstrap.servers", servers.kafka().bootstrapServers());
    this.events = new Service(folder.resolve("events-service.log"), settings);
    settings.put("quarkus.datasource.jdbc.url", servers.postgres().jdbcUrl());
    settings.putAll(ofProjections);
    this.projections = new Service(folder.resolve("projections-service.log"), settings);
  }

  /// Starts the servers, and neither of the services.
  ///
  /// @param ofProjections settings of the projections-service
  static Stack start(String name, Map<String, String> ofProjections) {
    try {
      var target = Files.createDirectories(Path.of("target")).toAbsolutePath();
      return new Stack(Files.createTempDirectory(target, name + "-"), ofProjections);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for " + name, e);
    }
  }

  /// The build of a service, as `./muster up` runs it.
  static Path build(String name) {
    return HOME.resolve(name).resolve("target/quarkus-app");
  }

  /// The top folder of the checkout.
  static Path home() {
    return HOME;
  }

  Path folder() {
    return folder;
  }

  LocalStack servers() {
    return servers;
  }

  Service events() {
    return events;
  }

  Service projections() {
    return projections;
  }

  void startEvents() {
    events.start(build("events-service"));
  }

  void startProjections() {
    projections.start(build("projections-service"));
  }

  /// Posts a made-up history; every line of it has to be recorded.
  void post(int announcements, long seed) throws IOException {
    var history = new History(new History.Request(announcements, seed, Shape.REALISTIC, false));
    var lines = new StringBuilder();
    for (int count = 1; history.hasNext(); count++) {
      lines.append(new String(history.next(), StandardCharsets.UTF_8));
      lines.append('\n');
      if (count % LINES_A_BATCH == 0 || !history.hasNext()) {
        post(lines.toString());
        lines.setLength(0);
      }
    }
  }

  /// Posts announcements, one to a line; each has to be recorded.
  void post(String lines) throws IOException {
    var answer = events.post("/v1/announcements/batch", "application/x-ndjson", lines);
    long recorded = answer.body().lines().filter(line -> line.contains("\"status\":201")).count();
    if (recorded != lines.lines().count()) {
      throw events.failed("has not recorded every line: " + answer.statusCode());
    }
  }

  @Override
  public void close() {
    projections.close();
    events.close();
    servers.close();
  }
}
