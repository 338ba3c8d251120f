package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresProcessTest {

  @TempDir Path directory;

  @Test
  void everyCommitReachesTheDisk() throws SQLException {
    try (var postgres = start();
        var connection = postgres.connect("muster")) {
      assertThat(one(connection, "show fsync")).isEqualTo("on");
      assertThat(one(connection, "show full_page_writes")).isEqualTo("on");
      assertThat(one(connection, "show synchronous_commit")).isEqualTo("on");
      assertThat(one(connection, "show server_version")).startsWith("18.");
    }
  }

  @Test
  void rowsSurviveKillMinusNineAndASecondStartUsesThem() throws SQLException {
    try (var postgres = start()) {
      run(postgres, "create table kept (said text)");
      run(postgres, "insert into kept values ('before the kill')");
      postgres.kill();
      postgres.restart();
      run(postgres, "insert into kept values ('after the kill')");
    }
    try (var again = start()) {
      assertThat(all(again, "select said from kept"))
          .containsExactly("before the kill", "after the kill");
    }
  }

  @Test
  void anAccountWithoutAHomeFolderHasAServerToo() throws IOException {
    var home = System.getProperty("user.home");
    System.setProperty("user.home", Files.createTempFile(directory, "no", "home").toString());
    try (var postgres = start()) {
      assertThat(postgres.isAlive()).isTrue();
      assertThat(directory.resolve("programs")).isDirectory();
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void aLockThatNamesAForeignProcessDoesNotStopAStart() throws Exception {
    start().close();
    var lock = directory.resolve("data").resolve("postmaster.pid");
    var foreign = new ProcessBuilder("sleep", "60").start();
    Files.writeString(lock, foreign.pid() + "\n");

    try (var again = start()) {
      assertThat(again.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"muster_owner", "muster_projector", "muster_reader"})
  void eachRoleComesInWithItsPassword(String role) throws SQLException {
    try (var postgres = start();
        var connection = DriverManager.getConnection(postgres.jdbcUrl(), role, role)) {
      assertThat(one(connection, "select current_user")).isEqualTo(role);
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    try (var postgres = start()) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(postgres.jdbcUrl(), "muster_reader", "wrong"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void theReaderReadsOnlyAndNotForEver() throws SQLException {
    try (var postgres = start();
        var reader =
            DriverManager.getConnection(postgres.jdbcUrl(), "muster_reader", "muster_reader")) {
      assertThat(one(reader, "show default_transaction_read_only")).isEqualTo("on");
      assertThat(one(reader, "show statement_timeout")).isEqualTo("30s");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
      var settings = PostgresSettings.in(directory).withPort(taken.getLocalPort());

      assertThatThrownBy(() -> PostgresProcess.start(settings))
          .isInstanceOf(PortTakenException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("PostgreSQL");
    }
  }

  @Test
  void aSecondServerOverTheSameFolderIsRefused() {
    try (var postgres = start()) {
      assertThatThrownBy(this::start)
          .hasMessageContaining("already runs")
          .hasMessageContaining(Long.toString(postgres.pid()));
    }
  }

  private PostgresProcess start() {
    return PostgresProcess.start(PostgresSettings.in(directory));
  }

  private static void run(PostgresProcess postgres, String sql) throws SQLException {
    try (var connection = postgres.connect("muster");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private static List<String> all(PostgresProcess postgres, String query) throws SQLException {
    var values = new ArrayList<String>();
    try (var connection = postgres.connect("muster");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
