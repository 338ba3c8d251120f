package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One PostgreSQL server in a process of its own, with everything on that makes a commit survive a
/// power cut.
///
/// Its data folder is made on first use and kept. It can be started again over the same data after
/// a clean stop and after `kill -9` (a stale `postmaster.pid` is PostgreSQL's to judge; one that
/// names a foreign process is removed). As root it runs unprivileged all the same.
public final class PostgresProcess implements AutoCloseable {

  static final StopSignal STOP = StopSignal.INT;

  private static final String NAME = "PostgreSQL";
  private static final Duration READY = Duration.ofSeconds(60);
  private static final Duration STOPPED = Duration.ofSeconds(30);
  private static final Duration ORPHANS_GONE = Duration.ofSeconds(15);

  private final PostgresSettings settings;
  private final int port;
  private final Path home;
  private final Unprivileged unprivileged;
  private Daemon daemon;

  private PostgresProcess(PostgresSettings settings, int port) {
    this.settings = settings;
    this.port = port;
    this.unprivileged = Unprivileged.here();
    this.home =
        PostgresBinaries.unpackedBelow(
            unprivileged.cache(), settings.directory().resolve("programs"));
    this.daemon = launch();
  }

  /// Starts a server and returns when it answers and the database and the roles are there.
  ///
  /// @throws PortTakenException if the port is not free
  /// @throws IllegalStateException if it ends or does not answer within a minute; the message has
  ///   the log's end
  public static PostgresProcess start(PostgresSettings settings) {
    pidFile(settings.directory())
        .running()
        .ifPresent(process -> {
          throw new IllegalStateException(
              "A PostgreSQL already runs over %s, process %d"
                  .formatted(settings.directory(), process.pid()));
        });
    return new PostgresProcess(
        settings, Ports.claim("PostgreSQL", settings.host(), settings.port()));
  }

  static PidFile pidFile(Path directory) {
    return new PidFile(directory.resolve("postgres.pid"));
  }

  /// The JDBC address of a database of this server.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(settings.host(), port, database);
  }

  /// The JDBC address of the database `muster`.
  public String jdbcUrl() {
    return jdbcUrl(Roles.DATABASE);
  }

  public int port() {
    return port;
  }

  public long pid() {
    return daemon.handle().pid();
  }

  public boolean isAlive() {
    return daemon.isAlive();
  }

  /// A connection as superuser.
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        jdbcUrl(database), Roles.SUPERUSER, settings.passwords().superuser());
  }

  /// SIGKILL to the server and all its backends, as a fault would.
  public void kill() {
    daemon.kill();
  }

  /// Stops cleanly, breaking open connections ("fast"); kills after half a minute.
  public void stop() {
    daemon.stop(STOPPED);
  }

  /// Starts it again over the same data on the same port, after [#kill] or [#stop].
  public void restart() {
    if (daemon.isAlive()) {
      throw new IllegalStateException(NAME + " still runs, process " + pid());
    }
    Ports.claim("PostgreSQL", settings.host(), port);
    daemon = launch();
  }

  @Override
  public void close() {
    stop();
  }

  private Path data() {
    return settings.directory().resolve("data");
  }

  private Path log() {
    return settings.directory().resolve("postgres.log");
  }

  private Daemon launch() {
    try {
      Files.createDirectories(settings.directory());
      if (!Files.exists(data().resolve("PG_VERSION"))) {
        initialize();
      }
      unprivileged.own(data());
      removeForeignLock();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + settings.directory(), e);
    }
    var started = startPatiently();
    try {
      ensureRoles();
    } catch (SQLException e) {
      started.kill();
      throw new IllegalStateException(
          NAME + " answers, but its roles cannot be set up: " + e.getMessage(), e);
    }
    return started;
  }

  /// `initdb` into a folder beside, moved into place when it is whole: one that was cut short is
  /// never taken for data.
  private void initialize() throws IOException {
    var half = settings.directory().resolve("data.half");
    Trees.delete(half);
    Files.createDirectory(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var password = Files.createTempFile("muster-", ".pw");
    try {
      Files.writeString(password, settings.passwords().superuser());
      unprivileged.own(half);
      unprivileged.own(password);
      run(
          List.of(
              program("initdb"),
              "--pgdata=" + half,
              "--username=" + Roles.SUPERUSER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8"));
    } finally {
      Files.delete(password);
    }
    Files.move(half, data());
  }

  private String program(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  private void run(List<String> command) throws IOException {
    var log = settings.directory().resolve("initdb.log");
    var process =
        new ProcessBuilder(unprivileged(command))
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(READY.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "initdb failed in %s:%n%s".formatted(data(), Files.readString(log)));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the data folder was made", e);
    }
  }

  private List<String> unprivileged(List<String> command) {
    var line = new ArrayList<>(unprivileged.prefix());
    line.addAll(command);
    return line;
  }

  /// After a crash the lock may name a process id that somebody else has by now (after a reboot, in
  /// a container): PostgreSQL would refuse to start.
  private void removeForeignLock() throws IOException {
    var lock = data().resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    var first = Files.readAllLines(lock).stream().findFirst().orElse("").strip();
    var ours =
        first.matches("\\d{1,18}")
            && ProcessHandle.of(Long.parseLong(first))
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    if (!ours) {
      Files.delete(lock);
    }
  }

  /// Backends that outlived a killed server hold its shared memory for a moment; PostgreSQL ends at
  /// once then.
  private Daemon startPatiently() {
    long deadline = System.nanoTime() + ORPHANS_GONE.toNanos();
    while (true) {
      var started =
          Daemon.start(
              NAME,
              command(),
              STOP,
              log(),
              pidFile(settings.directory()),
              settings.outlivesStarter());
      if (Await.until(READY, () -> !started.isAlive() || answers())) {
        if (started.isAlive()) {
          return started;
        }
        if (!started.logTail().contains("pre-existing shared memory block")
            || System.nanoTime() > deadline) {
          throw started.failed("ended while starting");
        }
      } else {
        var failure = started.failed("did not answer within " + READY.toSeconds() + " s");
        started.kill();
        throw failure;
      }
    }
  }

  private List<String> command() {
    var line = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
    configuration()
        .forEach((name, value) -> {
          line.add("-c");
          line.add(name + "=" + value);
        });
    return unprivileged(line);
  }

  private Map<String, String> configuration() {
    var c = new LinkedHashMap<String, String>();
    c.put("listen_addresses", settings.host());
    c.put("port", Integer.toString(port));
    c.put("unix_socket_directories", "");
    c.put("fsync", "on");
    c.put("full_page_writes", "on");
    c.put("synchronous_commit", "on");
    c.put("timezone", "UTC");
    c.put("log_timezone", "UTC");
    c.putAll(settings.overrides());
    return c;
  }

  private boolean answers() {
    try (var connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      var state = e.getSQLState();
      if (state != null && state.startsWith("28")) {
        throw new IllegalStateException(
            "PostgreSQL over %s was made with another superuser password"
                .formatted(settings.directory()),
            e);
      }
      return false; // not yet
    }
  }

  private void ensureRoles() throws SQLException {
    try (var connection = connect("postgres")) {
      Roles.ensure(connection, settings.passwords());
    }
  }
}
