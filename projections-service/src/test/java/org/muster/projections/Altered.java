package org.muster.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.muster.projections.database.Database;

/// Rows that are changed past the service, as a fault or another version of it would change them.
public final class Altered {
  private Altered() {}

  /// Changes one row or more.
  public static void rows(Database database, String sql) throws SQLException {
    int altered =
        database.write(connection -> {
          try (var update = connection.createStatement()) {
            return update.executeUpdate(sql);
          }
        });
    assertThat(altered).as(sql).isPositive();
  }
}
