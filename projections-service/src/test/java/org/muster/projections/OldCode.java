package org.muster.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.database.Database;

/// What a version of the service that did not know a type would have left behind.
public final class OldCode {
  private OldCode() {}

  /// Parks an announcement that was projected; the mission's other rows stay as they are.
  public static void parked(Database database, Recorded recorded, TestLog.Place place)
      throws SQLException {
    int parked =
        database.write(connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                """
                with gone as (delete from muster.journal_row
                               where id = '%s'
                                 and generation = (select generation from muster.promoted)
                              returning generation, log_partition, log_offset, mission, body)
                insert into muster.parked
                  (generation, log_partition, log_offset, mission, key, reason, detail, record_value)
                select generation, log_partition, log_offset, mission, mission, 'unknown-type', '',
                       convert_to(body, 'UTF8')
                  from gone where log_offset = %d\
                """
                    .formatted(recorded.id(), place.offset()));
          }
        });
    assertThat(parked).isEqualTo(1);
  }
}
