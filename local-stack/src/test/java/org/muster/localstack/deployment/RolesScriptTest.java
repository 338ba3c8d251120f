package org.muster.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.localstack.PostgresProcess;
import org.muster.localstack.PostgresSettings;
import org.muster.localstack.Roles;

/// `docker/roles.sql`, run on a real PostgreSQL as the image's start would, gives what the local
/// stack gives.
class RolesScriptTest {

  private static final List<String> NAMES = List.of(Roles.OWNER, Roles.PROJECTOR, Roles.READER);

  private static final String ROLES =
      """
      select rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication,
             rolbypassrls, rolconnlimit, rolconfig::text
      from pg_roles where rolname like 'muster%' order by rolname
      """;
  private static final String DATABASE =
      """
      select datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), datlocale
      from pg_database where datname = 'muster'
      """;

  @TempDir Path directory;

  @Test
  void theScriptGivesTheRolesOfTheLocalStack() throws SQLException {
    try (var postgres = PostgresProcess.start(PostgresSettings.in(directory))) {
      var byTheLocalStack = look(postgres);
      asTheImageLeavesIt(postgres);

      try (var connection = postgres.connect("muster");
          var statement = connection.createStatement()) {
        statement.execute(Checkout.read("docker/roles.sql"));
      }

      assertThat(look(postgres)).isEqualTo(byTheLocalStack).hasSize(4);
      for (var role : NAMES) {
        // each role's password is its name, as the services' configuration has it
        DriverManager.getConnection(postgres.jdbcUrl("muster"), role, role).close();
      }
    }
  }

  private static void asTheImageLeavesIt(PostgresProcess postgres) throws SQLException {
    try (var connection = postgres.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database muster");
      for (var role : NAMES) {
        statement.execute("drop role " + role);
      }
      statement.execute("create database muster");
    }
  }

  private static List<List<String>> look(PostgresProcess postgres) throws SQLException {
    try (var connection = postgres.connect("postgres")) {
      var all = new ArrayList<>(rows(connection, ROLES));
      all.addAll(rows(connection, DATABASE));
      return all;
    }
  }

  private static List<List<String>> rows(Connection connection, String query) throws SQLException {
    var rows = new ArrayList<List<String>>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        var row = new ArrayList<String>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(String.valueOf(found.getString(column)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
