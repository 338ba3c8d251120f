package org.muster.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.contracts.recorded.Recorded;
import org.muster.localstack.SegmentFile;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.log.Log;
import org.muster.projections.log.LogRows;
import org.muster.projections.log.OtherLogException;
import org.muster.projections.log.PartitionFinding;
import org.muster.projections.log.WrongLogException;

/// I9: an altered, truncated or recreated log is noticed before anything is projected from it.
class RightLogTest {

  private static final String MISSION = "KEPT";
  private static final int RECORDS = 25;
  private static final int PARTITION = Log.partitionOf(MISSION, TopicProvisioning.PARTITIONS);

  private final TestStack stack = TestStack.shared();
  private final String topic = stack.freshTopic();
  private final Follower follower = Follower.of(topic);

  @BeforeEach
  void twenty_five_records_are_projected() {
    append("word", RECORDS);
    follower.followTo(PARTITION, RECORDS);
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void a_good_log_is_followed_on_after_a_restart() throws SQLException {
    follower.stop();
    append("more", 10);
    follower.followTo(PARTITION, RECORDS + 10);
    assertThat(marks()).containsExactly(10L, 20L, 30L);
    assertThat(head()).isEqualTo(RECORDS + 10);
  }

  @Test
  void a_byte_that_only_the_chain_can_notice_is_named_with_its_record() {
    follower.stop();
    SegmentFile file = file();
    file.flipUnnoticed(22, "word-22");
    append("more", 1);
    follower.live().start();

    assertThat(follower.refused())
        .contains(topic + "-" + PARTITION + " was altered", "records 20 to 24", "the record 22")
        .contains("./muster accept-log");
    assertNothingMoreIsProjected();
  }

  @Test
  void an_altered_record_that_is_parked_is_named() {
    garbage("garbage");
    follower.awaitNext(PARTITION, RECORDS + 1);
    follower.stop();
    file().flipUnnoticed(RECORDS, "garbage");
    append("more", 1);
    follower.live().start();

    assertThat(follower.refused())
        .contains("the first whose value is not what was projected is the record " + RECORDS);
  }

  @Test
  void a_record_whose_key_is_altered_is_named() {
    follower.stop();
    file().flipUnnoticed(22, MISSION);
    append("more", 1);
    follower.live().start();

    assertThat(follower.refused())
        .contains("the first whose key is not what was projected is the record 22");
  }

  @Test
  void that_only_a_header_or_a_time_differs_is_said_if_all_else_was_compared() {
    follower.stop();
    file().flipUnnoticed(22, "/test");
    append("more", 1);
    follower.live().start();

    assertThat(follower.refused()).contains("so a header or a time differs");
  }

  @Test
  void among_records_that_were_announced_twice_the_altered_one_is_not_guessed() {
    Recorded twice = Said.note(MISSION, "twice");
    try (TestLog log = TestLog.of(stack.bootstrapServers(), topic)) {
      log.append(twice);
      log.append(twice);
    }
    follower.awaitNext(PARTITION, RECORDS + 2);
    follower.stop();
    file().flipUnnoticed(RECORDS + 1, "twice");
    append("more", 1);
    follower.live().start();

    assertThat(follower.refused())
        .contains("which one cannot be told: of 1 of them, the first being the record 26,");
  }

  @Test
  void rows_of_another_log_are_not_compared_with() throws SQLException {
    follower.stop();
    file().flipUnnoticed(22, "word-22");
    execute("update muster.journal_row set body = '{}'");
    execute("update muster.generation set lineage = 'another'");

    assertThat(follower.verified(PARTITION).differences())
        .singleElement()
        .asString()
        .contains("which one cannot be told", "nothing was projected to compare with");
  }

  @Test
  void a_byte_that_breaks_the_checksum_is_told_as_damage() {
    follower.stop();
    file().flip(22, "word-22");
    follower.live().start();

    assertThat(follower.refused())
        .contains("damaged on disk", topic + "-" + PARTITION, "offset 22");
    assertNothingMoreIsProjected();
  }

  @Test
  void damage_ahead_of_the_checkpoint_is_told_too() {
    follower.stop();
    append("more", 1);
    file().flip(RECORDS, "more-0");
    follower.live().start();

    assertThat(follower.refused()).contains("damaged on disk", "offset " + RECORDS);
    assertNothingMoreIsProjected();
  }

  @Test
  void a_topic_made_anew_with_the_same_offsets_is_refused_at_start() throws Exception {
    follower.stop();
    makeAnew();
    append("other", RECORDS + 5);
    follower.live().start();

    assertThat(follower.refused()).contains("has the id", "made anew");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_topic_made_anew_while_it_is_followed_is_refused() throws Exception {
    Log before = follower.live().log().orElseThrow();
    follower.clients().check().asking(before).run();
    makeAnew();
    append("other", RECORDS + 5);

    assertThatThrownBy(() -> follower.clients().check().asking(before).run())
        .isInstanceOf(OtherLogException.class);
    assertThat(follower.refused()).contains("no longer there");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_topic_that_is_gone_is_noticed_without_a_record() throws Exception {
    follower.watch();
    delete();
    assertThat(follower.refused()).contains("no longer there");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_truncated_partition_is_refused_at_start() throws Exception {
    follower.stop();
    truncate(5);
    follower.live().start();

    assertThat(follower.refused())
        .contains(topic + "-" + PARTITION + " was truncated", "the records 0 to 4 are lost");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_truncated_partition_is_refused_while_it_is_followed() throws Exception {
    follower.watch();
    truncate(5);
    assertThat(follower.refused()).contains("was truncated");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_shortened_partition_is_refused() throws SQLException {
    follower.stop();
    pretendReadTo(RECORDS + 3);
    follower.live().start();

    assertThat(follower.refused()).contains("was shortened", "the records 25 to 27 are lost");
  }

  @Test
  void another_number_of_partitions_is_refused() throws Exception {
    follower.stop();
    try (Admin admin = stack.admin()) {
      admin
          .createPartitions(
              Map.of(topic, NewPartitions.increaseTo(TopicProvisioning.PARTITIONS + 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
      await()
          .until(() ->
              Objects.requireNonNull(
                          admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic))
                      .partitions()
                      .size()
                  == TopicProvisioning.PARTITIONS + 1);
    }
    follower.live().start();
    assertThat(follower.refused()).contains("has 13 partitions, it had 12");
  }

  @Test
  void a_whole_log_is_read_again_and_every_mark_compared() throws SQLException {
    PartitionFinding found = follower.verified(PARTITION);
    assertThat(found.differences()).isEmpty();
    assertThat(found.records()).isEqualTo(RECORDS);
    assertThat(found.marks()).isEqualTo(3); // at 10, at 20 and where it was read to
    assertThat(found.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void each_altered_stretch_of_a_whole_log_is_named_with_its_first_record() throws SQLException {
    SegmentFile file = file();
    file.flipUnnoticed(3, "word-3");
    file.flipUnnoticed(13, "word-13");
    file.flipUnnoticed(14, "KEPT");

    assertThat(follower.verified(PARTITION).differences())
        .hasSize(2)
        .satisfies(differences -> {
          assertThat(differences.get(0)).contains("records 0 to 9 ", "the record 3");
          assertThat(differences.get(1)).contains("records 10 to 19 ", "the record 13");
        });
  }

  @Test
  void damage_far_before_the_checkpoint_is_found_by_reading_it_all() throws SQLException {
    file().flip(3, "word-3");
    assertThat(follower.verified(PARTITION).differences())
        .singleElement()
        .asString()
        .contains("damaged on disk", "offset 3");
  }

  @Test
  void chains_of_a_log_that_was_projected_before_there_were_chains_are_made_at_start()
      throws SQLException {
    follower.stop();
    follower.rows().asOwner("truncate muster_ops.log_mark, muster_ops.log_partition");
    execute("update muster_ops.log set cluster_id = null");
    follower.followTo(PARTITION, RECORDS);
    assertThat(marks()).containsExactly(10L, 20L);
    assertThat(head()).isEqualTo(RECORDS);
  }

  @Test
  void an_accepted_log_is_another_log_and_what_was_kept_of_the_one_before_stays() throws Exception {
    Log before = follower.live().log().orElseThrow();
    follower.watch();
    truncate(5);
    assertThat(follower.refused()).isNotEmpty();

    Log accepted =
        follower
            .clients()
            .acceptance(follower.database())
            .accept(before.topicId(), "the first five are not missed");

    assertThat(accepted.lineage()).isNotEqualTo(before.lineage());
    assertThat(accepted.topicLineage()).isEqualTo(before.lineage());
    assertThat(accepted.starts().get(PARTITION)).isEqualTo(5);
    assertThat(marks()).containsExactly(10L, 20L);
    await().until(() -> follower.live().state() instanceof LiveState.OtherLog);
    assertThat(number("select count(*) from muster_ops.log_audit where event = 'accepted'"))
        .isEqualTo(1);
  }

  @Test
  void a_topic_of_another_id_than_was_looked_at_is_not_accepted() {
    assertThatThrownBy(() ->
            follower
                .clients()
                .acceptance(follower.database())
                .accept("AAAAAAAAAAAAAAAAAAAAAA", "a mistake"))
        .isInstanceOf(WrongLogException.class)
        .hasMessageContaining("not AAAAAAAAAAAAAAAAAAAAAA");
  }

  @Test
  void a_mark_never_changes() {
    assertThatThrownBy(() -> execute("update muster_ops.log_mark set digest = digest"))
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> execute("delete from muster_ops.log_mark"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void a_refusal_is_recorded() throws Exception {
    follower.stop();
    truncate(1);
    follower.live().start();
    assertThat(follower.refused()).isNotEmpty();
    assertThat(number("select count(*) from muster_ops.log_audit where event = 'refused'"))
        .isEqualTo(1);
  }

  @Test
  void after_a_refusal_everything_is_read_again_before_anything_more_is_projected()
      throws SQLException {
    follower.stop();
    file().flipUnnoticed(3, "word-3");
    append("more", 1);
    refusedElsewhere();
    follower.live().start();

    assertThat(follower.refused()).contains("records 0 to 9 ", "the record 3");
    assertNothingMoreIsProjected();
  }

  @Test
  void a_log_that_was_restored_after_a_refusal_is_followed_on_once_it_was_read_again()
      throws SQLException {
    follower.stop();
    append("more", 1);
    refusedElsewhere();
    follower.followTo(PARTITION, RECORDS + 1);

    assertThat(number("select count(*) from muster_ops.log_audit where event = 'verified'"))
        .isEqualTo(1);
  }

  @Test
  void what_differs_in_a_log_that_is_followed_no_longer_stops_nothing() {
    follower
        .live()
        .refuse(
            new Log(topic, "AAAAAAAAAAAAAAAAAAAAAA", TopicProvisioning.PARTITIONS),
            new OtherLogException(List.of("it was altered")));
    append("more", 1);

    follower.awaitNext(PARTITION, RECORDS + 1);
  }

  /// As by a verification that another instance was asked for.
  private void refusedElsewhere() throws SQLException {
    Log log = follower.live().log().orElseThrow();
    Object unused =
        follower
            .database()
            .write(connection -> {
              LogRows.audit(connection, log, "refused", "elsewhere");
              return log;
            });
  }

  private void assertNothingMoreIsProjected() {
    try {
      assertThat(follower.next().get(PARTITION)).isEqualTo(RECORDS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void append(String word, int records) {
    try (TestLog log = TestLog.of(stack.bootstrapServers(), topic)) {
      for (int i = 0; i < records; i++) {
        log.append(Said.note(MISSION, word + "-" + i));
      }
    }
  }

  private void garbage(String text) {
    try (TestLog log = TestLog.of(stack.bootstrapServers(), topic)) {
      log.appendRaw(MISSION, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private SegmentFile file() {
    SegmentFile file = SegmentFile.of(stack, topic, PARTITION);
    assumeThat(file.isHere()).as("the broker's files are on this machine").isTrue();
    return file;
  }

  private void delete() throws Exception {
    try (Admin admin = stack.admin()) {
      admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }
  }

  private void makeAnew() throws Exception {
    delete();
    try (Admin admin = stack.admin()) {
      TopicProvisioning.ensure(admin, TopicProvisioning.Wanted.onOneBroker().named(topic));
    }
  }

  private void truncate(long first) throws Exception {
    try (Admin admin = stack.admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topic, PARTITION), RecordsToDelete.beforeOffset(first)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
  }

  /// As if the database knew a longer log, of which an older copy was restored.
  private void pretendReadTo(long next) throws SQLException {
    execute(
        "update muster_ops.log_partition set next_offset = %d where partition = %d"
            .formatted(next, PARTITION));
    execute(
        "update muster.checkpoint set next_offset = %d where partition = %d"
            .formatted(next, PARTITION));
  }

  private List<Long> marks() throws SQLException {
    return follower
        .database()
        .write(connection -> {
          try (var rows =
              connection
                  .createStatement()
                  .executeQuery("select next_offset from muster_ops.log_mark order by 1")) {
            List<Long> marks = new ArrayList<>();
            while (rows.next()) {
              marks.add(rows.getLong(1));
            }
            return marks;
          }
        });
  }

  private long head() throws SQLException {
    return number(
        "select next_offset from muster_ops.log_partition where partition = " + PARTITION);
  }

  private long number(String sql) throws SQLException {
    return follower
        .database()
        .write(connection -> {
          try (var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  private void execute(String sql) throws SQLException {
    Object unused =
        follower
            .database()
            .write(connection -> {
              try (var statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }
}
