package org.muster.projections.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/// A lock that one instance of the service has at a time. PostgreSQL keeps it for as long as the
/// connection lives that took it, so a process that ends gives it back.
public final class AdvisoryLock implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AdvisoryLock.class);
  private static final int ANSWERS_WITHIN_SECONDS = 5;

  private final Connection connection;
  private final long key;

  private AdvisoryLock(Connection connection, long key) {
    this.connection = connection;
    this.key = key;
  }

  /// Takes a lock if nobody has it.
  public static Optional<AdvisoryLock> tried(Database database, long key) throws SQLException {
    Connection connection = database.connection();
    boolean locked = false;
    try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      lock.setLong(1, key);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        locked = row.getBoolean(1);
      }
      return locked ? Optional.of(new AdvisoryLock(connection, key)) : Optional.empty();
    } finally {
      if (!locked) {
        connection.close();
      }
    }
  }

  /// Whether anybody has a lock now.
  public static boolean isHeld(Connection connection, long key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select exists (
              select from pg_locks
               where locktype = 'advisory' and granted and objsubid = 1
                 and database = (select oid from pg_database where datname = current_database())
                 and (classid::bigint << 32) | objid::bigint = ?)\
            """)) {
      select.setLong(1, key);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Whether it is still held here: with its connection it goes.
  public boolean isAlive() {
    try {
      return connection.isValid(ANSWERS_WITHIN_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /// Should the connection be gone, so is the lock.
  @Override
  public void close() {
    try (connection;
        PreparedStatement unlock = connection.prepareStatement("select pg_advisory_unlock(?)")) {
      unlock.setLong(1, key);
      unlock.execute();
    } catch (SQLException e) {
      LOG.warnf("lock=%x unlocked=with-its-connection reason=\"%s\"", key, e.getMessage());
    }
  }
}
