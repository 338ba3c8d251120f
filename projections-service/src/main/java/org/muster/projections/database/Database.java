package org.muster.projections.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Transactions over PostgreSQL, in two pools: who projects never waits for who asks.
@ApplicationScoped
public class Database {

  /// What is done inside a transaction.
  public interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final AgroalDataSource projector;
  private final AgroalDataSource reader;

  Database(AgroalDataSource projector, @DataSource("reader") AgroalDataSource reader) {
    this.projector = projector;
    this.reader = reader;
  }

  /// Runs the work in one transaction that may write; rolls back if it throws.
  public <T> T write(Work<T> work) throws SQLException {
    try (Connection connection = projector.getConnection()) {
      return inTransaction(connection, work);
    }
  }

  /// Runs the work over one unchanging view of the database: read only, repeatable read.
  public <T> T read(Work<T> work) throws SQLException {
    try (Connection connection = reader.getConnection()) {
      return inTransaction(
          connection,
          c -> {
            try (Statement statement = c.createStatement()) {
              statement.execute("set transaction isolation level repeatable read, read only");
            }
            return work.with(c);
          });
    }
  }

  /// A connection of the writing pool for work that is not one transaction, such as holding a lock.
  public Connection connection() throws SQLException {
    return projector.getConnection();
  }

  /// A connection of the reading pool, for listening.
  public Connection readerConnection() throws SQLException {
    return reader.getConnection();
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.with(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}
