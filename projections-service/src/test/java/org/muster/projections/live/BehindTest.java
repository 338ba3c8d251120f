package org.muster.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.Intake;
import org.muster.projections.replay.FoldedDigest;
import org.muster.projections.replay.GenerationDigest;

/// A projection that is behind a log of more missions than stay in memory.
class BehindTest {

  private static final int BATCH_RECORDS = 10;
  private static final int MONTHS = 40;

  /// One partition batch by batch and a batch of the next before it shows that both do not fit;
  /// then one for each partition, and one more should a record come late.
  private static final int MOST_TRANSACTIONS = MONTHS / BATCH_RECORDS + 1 + 2 + 1;

  private static final List<String> MISSIONS = List.of("BEHIND-1", "BEHIND-2", "BEHIND-3");

  private final String topic = TestStack.shared().freshTopic();
  private final Map<Integer, Long> ends = new TreeMap<>();

  @Test
  void what_does_not_fit_into_memory_together_is_applied_partition_by_partition()
      throws SQLException {
    List<Arrival> written = write();
    Map<String, String> settings =
        Map.of(
            "muster.live.kept-announcements",
            "1",
            "muster.live.batch-records",
            Integer.toString(BATCH_RECORDS));
    try (Follower follower = Follower.with(topic, settings)) {
      follower.follow();
      ends.forEach(follower::awaitNext);

      assertThat(digest(follower)).isEqualTo(FoldedDigest.of(written));
      assertThat(transactions(follower)).isLessThanOrEqualTo(MOST_TRANSACTIONS);
    }
  }

  private List<Arrival> write() {
    List<Arrival> written = new ArrayList<>();
    try (TestLog log = TestLog.of(TestStack.shared().bootstrapServers(), topic)) {
      for (int month = 0; month < MONTHS; month++) {
        for (String mission : MISSIONS) {
          String day = LocalDate.parse("2020-01-31").plusMonths(month).toString();
          Recorded said = Said.strength(mission, 1_000 + month, day);
          TestLog.Place place = log.append(said);
          ends.merge(place.partition(), 1L, Long::sum);
          written.add(arrival(place, said));
        }
      }
    }
    return written;
  }

  private Arrival arrival(TestLog.Place place, Recorded said) {
    return Intake.read(
        new ConsumerRecord<>(
            topic,
            place.partition(),
            place.offset(),
            said.announcement().mission().getBytes(StandardCharsets.UTF_8),
            AnnouncementJson.writeRecorded(said)),
        TopicProvisioning.PARTITIONS);
  }

  private static GenerationDigest digest(Follower follower) throws SQLException {
    return follower.database().read(connection -> GenerationDigest.of(connection, 1));
  }

  /// How many transactions wrote the journal.
  private static long transactions(Follower follower) throws SQLException {
    return follower
        .database()
        .read(connection -> {
          try (var select = connection.createStatement();
              var row =
                  select.executeQuery(
                      "select count(distinct xmin::text) from muster.journal_row_g1")) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
