package org.muster.projections.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.log.Log;

/// Failures pass, whatever else happens meanwhile.
class OutageTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String MISSION = "OUTAGE";
  private static final int PARTITION = Log.partitionOf(MISSION, TopicProvisioning.PARTITIONS);

  private final TestStack stack = TestStack.shared();
  private final String topic = stack.freshTopic();
  private final Follower follower = Follower.of(topic);

  @BeforeEach
  void one_record_is_projected() {
    append();
    follower.followTo(PARTITION, 1);
  }

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void the_group_is_shared_anew_while_the_database_is_away_and_all_goes_on_after_it()
      throws SQLException {
    follower.rows().takeAway();
    await().atMost(LONG).until(() -> follower.live().state() instanceof LiveState.Retrying);
    try (Consumer<byte[], byte[]> other = follower.clients().clients().inGroup(topic, 1)) {
      other.subscribe(List.of(topic), new FromTheBeginning(other));
      await()
          .atMost(LONG)
          .until(() ->
              other.poll(Duration.ofMillis(100)).count() >= 0 && !other.assignment().isEmpty());
      assertThat(follower.live().state()).isInstanceOf(LiveState.Retrying.class);
    }
    follower.rows().giveBack();
    append();

    await()
        .atMost(LONG)
        .ignoreExceptionsInstanceOf(SQLException.class) // pooled connections that were cut
        .until(() -> follower.next().get(PARTITION) == 2);
  }

  private void append() {
    try (TestLog log = TestLog.of(stack.bootstrapServers(), topic)) {
      log.append(Said.note(MISSION, "a word"));
    }
  }

  private record FromTheBeginning(Consumer<byte[], byte[]> consumer)
      implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(partition -> consumer.seek(partition, 0));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
  }
}
