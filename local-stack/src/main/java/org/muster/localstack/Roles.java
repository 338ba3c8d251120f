package org.muster.localstack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// The database and the roles that Muster uses. What each role may do is granted by the migrations
/// of the projections-service.
public final class Roles {

  /// Owns the database and runs the migrations.
  public static final String OWNER = "muster_owner";

  /// Writes projections.
  public static final String PROJECTOR = "muster_projector";

  /// Reads; its transactions are read-only and bounded in time unless it asks otherwise.
  public static final String READER = "muster_reader";

  static final String SUPERUSER = "postgres";
  static final String DATABASE = "muster";
  private static final String READER_STATEMENT_TIMEOUT = "30s";

  private Roles() {}

  /// Creates what is missing and sets the passwords; doing it again changes nothing.
  static void ensure(Connection superuser, PostgresSettings.Passwords passwords)
      throws SQLException {
    ensureRole(superuser, OWNER, passwords.owner());
    ensureRole(superuser, PROJECTOR, passwords.projector());
    ensureRole(superuser, READER, passwords.reader());
    try (Statement statement = superuser.createStatement()) {
      statement.execute("alter role " + READER + " set default_transaction_read_only = on");
      statement.execute(
          "alter role " + READER + " set statement_timeout = '" + READER_STATEMENT_TIMEOUT + "'");
      if (!exists(superuser, "select 1 from pg_database where datname = ?", DATABASE)) {
        statement.execute("create database " + DATABASE + " owner " + OWNER);
      }
    }
  }

  private static void ensureRole(Connection superuser, String role, String password)
      throws SQLException {
    var verb =
        exists(superuser, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
    try (Statement statement = superuser.createStatement()) {
      statement.execute(
          "%s role %s login password %s".formatted(verb, role, statement.enquoteLiteral(password)));
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
