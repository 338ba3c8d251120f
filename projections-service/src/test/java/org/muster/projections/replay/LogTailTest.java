package org.muster.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TopicProvisioning;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.generations.Checkpoint;
import org.muster.projections.journal.Arrival;
import org.muster.projections.live.Batch;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.LogChains;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LogTailTest {

  private static final int PARKED_LIMIT = 2;

  @Inject LogChains chains;
  @Inject LiveProjection live;

  /// The broker gives all of it at once, and what stands behind the stop is given once more.
  @Test
  void what_stands_behind_a_stop_is_read_once_somebody_has_decided() throws SQLException {
    TestLog.Place first;
    TestLog.Place last;
    try (TestLog log = TestLog.ofService()) {
      first = log.appendRaw("TAILED", new byte[] {'?'});
      TestLog.Place second = log.appendRaw("TAILED", new byte[] {'?'});
      assertThat(second.offset()).isEqualTo(first.offset() + 1);
      log.append(Said.note("TAILED", "behind the stop"));
      last = log.append(Said.note("TAILED", "the last one"));
    }
    Asking.notBefore(live, last).get("/v1/missions/TAILED/posture").then().statusCode(200);
    int partition = last.partition();
    List<Long> target =
        new ArrayList<>(Collections.nCopies(TopicProvisioning.PARTITIONS, last.offset() + 1));
    List<Long> seen = new ArrayList<>();
    LogTails tails =
        new LogTails(
            chains,
            live.log().orElseThrow(),
            100,
            Duration.ofMillis(200),
            PARKED_LIMIT,
            new Stop());

    try (LogTail tail =
        tails.from(Map.of(partition, new Checkpoint(partition, first.offset(), 0)))) {
      LogTail.Sink sink = batches -> applied(batches.getFirst(), tail.at(partition), seen);
      tail.readTo(target, sink);
      assertThat(tail.stoppedBefore(target)).hasSize(1);
      assertThat(tail.left(target)).isZero();
      tail.takeOver(Map.of(partition, new Checkpoint(partition, first.offset() + 2, 0)));
      tail.readTo(target, sink);
    }

    assertThat(seen)
        .containsExactly(
            first.offset(), first.offset() + 1, first.offset() + 2, first.offset() + 3);
  }

  /// As a projector does it: it stops before the record that comes after too many parked ones.
  private static Map<Integer, Checkpoint> applied(Batch batch, Checkpoint from, List<Long> seen) {
    int inARow = from.parkedInARow();
    long offset = from.nextOffset();
    for (Arrival arrival : batch.arrivals()) {
      if (inARow >= PARKED_LIMIT) {
        return Map.of(batch.partition(), new Checkpoint(batch.partition(), offset, inARow));
      }
      seen.add(arrival.offset());
      offset = arrival.offset() + 1;
      inARow = arrival instanceof Arrival.Unreadable ? inARow + 1 : 0;
    }
    return Map.of(batch.partition(), new Checkpoint(batch.partition(), batch.nextOffset(), inARow));
  }
}
