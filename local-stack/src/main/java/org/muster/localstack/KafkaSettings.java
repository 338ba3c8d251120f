package org.muster.localstack;

import java.nio.file.Path;
import java.util.Map;

/// How to run the broker.
///
/// @param directory where its data, configuration and log live; made if it is not there
/// @param host the address it listens on
/// @param port the port it listens on; 0 = a free one
/// @param advertised `host:port` that clients are told to come to; empty = `localhost` and the port
///   (a proxy's address goes here; the proxy must listen before the broker is started)
/// @param heapMb its heap at most, in MiB
/// @param shortLived true for tests: the JVM starts sooner and runs slower
/// @param outlivesStarter true if it goes on when the process that started it ends
/// @param overrides broker settings that replace or extend the ones of this module
public record KafkaSettings(
    Path directory,
    String host,
    int port,
    String advertised,
    int heapMb,
    boolean shortLived,
    boolean outlivesStarter,
    Map<String, String> overrides) {

  public KafkaSettings {
    directory = directory.toAbsolutePath().normalize();
    overrides = Map.copyOf(overrides);
  }

  /// A broker on a free port of this machine, for as long as its starter runs.
  public static KafkaSettings in(Path directory) {
    return new KafkaSettings(directory, "localhost", 0, "", 512, false, false, Map.of());
  }

  public KafkaSettings withPort(int port) {
    return new KafkaSettings(
        directory, host, port, advertised, heapMb, shortLived, outlivesStarter, overrides);
  }

  public KafkaSettings withAdvertised(String advertised) {
    return new KafkaSettings(
        directory, host, port, advertised, heapMb, shortLived, outlivesStarter, overrides);
  }

  public KafkaSettings withShortLived(boolean shortLived) {
    return new KafkaSettings(
        directory, host, port, advertised, heapMb, shortLived, outlivesStarter, overrides);
  }

  public KafkaSettings withOutlivesStarter(boolean outlivesStarter) {
    return new KafkaSettings(
        directory, host, port, advertised, heapMb, shortLived, outlivesStarter, overrides);
  }

  public KafkaSettings withOverrides(Map<String, String> overrides) {
    return new KafkaSettings(
        directory, host, port, advertised, heapMb, shortLived, outlivesStarter, overrides);
  }
}
