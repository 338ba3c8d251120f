package org.muster.projections.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.muster.localstack.Roles;
import org.muster.localstack.TestStack;

/// A migrated database of a test's own, without the framework.
public final class TestDatabase implements AutoCloseable {

  private final String url;
  private final AgroalDataSource projector;
  private final AgroalDataSource reader;

  private TestDatabase(String url, AgroalDataSource projector, AgroalDataSource reader) {
    this.url = url;
    this.projector = projector;
    this.reader = reader;
  }

  /// Makes one.
  public static TestDatabase fresh() {
    return ofVersion("latest");
  }

  /// Makes one as it was after that migration.
  static TestDatabase ofVersion(String version) {
    String url = TestStack.shared().freshDatabase().jdbcUrl();
    migrate(url, version);
    return new TestDatabase(url, pool(url, Roles.PROJECTOR), pool(url, Roles.READER));
  }

  /// Brings it up to date.
  void migrate() {
    migrate(url, "latest");
  }

  private static void migrate(String url, String version) {
    Flyway.configure()
        .dataSource(url, Roles.OWNER, Roles.OWNER)
        .defaultSchema("muster")
        .createSchemas(true)
        .target(version)
        .load()
        .migrate();
  }

  private static AgroalDataSource pool(String url, String role) {
    try {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(pool ->
                  pool.maxSize(4)
                      .exceptionSorter(new PostgreSQLExceptionSorter()) // as the service has it
                      .connectionFactoryConfiguration(connection ->
                          connection
                              .jdbcUrl(url)
                              .principal(new NamePrincipal(role))
                              .credential(new SimplePassword(role)))));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Does what only the owner may.
  public void asOwner(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, Roles.OWNER, Roles.OWNER);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Takes it away, as a server that is down: connections end, and there are no new ones.
  public void takeAway() throws SQLException {
    allowConnections(false);
    onServer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
            .formatted(name()));
  }

  /// Ends what [#takeAway] began.
  public void giveBack() throws SQLException {
    allowConnections(true);
  }

  private void allowConnections(boolean allowed) throws SQLException {
    onServer("alter database \"%s\" with allow_connections %s".formatted(name(), allowed));
  }

  private String name() {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static void onServer(String sql) throws SQLException {
    try (var connection = TestStack.shared().connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public Database database() {
    return new Database(projector, reader);
  }

  @Override
  public void close() {
    projector.close();
    reader.close();
  }
}
