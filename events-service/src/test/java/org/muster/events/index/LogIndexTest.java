package org.muster.events.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.recorded.Recorded;
import org.muster.events.Bodies;
import org.muster.events.LogProbe;
import org.muster.events.log.KafkaClients;
import org.muster.events.log.LogIdentity;
import org.muster.events.log.LogReader;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.SegmentFile;
import org.muster.localstack.TestStack;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LogIndexTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject LogIdentity log;
  @Inject LogReader reader;
  @Inject KafkaClients clients;
  @Inject LogProbe probe;

  @Test
  void an_index_made_anew_from_the_log_finds_what_was_recorded_before() throws Exception {
    Response posted = recorded();
    UUID id = UUID.fromString(posted.path("id"));
    probe.write(sameIdLater(posted));

    LogIndex anew = new LogIndex(log, reader, clients, new SimpleMeterRegistry());
    anew.start();
    try {
      assertThat(anew.awaitCaughtUp(PATIENCE)).isTrue();

      assertThat(anew.find(id))
          .hasValueSatisfying(found -> {
            assertThat(found.value()).isEqualTo(posted.asByteArray());
            assertThat(log.position(found.partition(), found.offset()))
                .isEqualTo(LogPosition.parse(posted.header("Muster-Position")));
          });
      assertThat(anew.find(UUID.randomUUID())).isEmpty();
      assertThat(anew.progress().read()).isEqualTo(anew.progress().of()).isPositive();
    } finally {
      anew.stop();
    }
  }

  @Test
  void an_index_of_a_truncated_log_begins_where_that_was_accepted_to_begin() throws Exception {
    String topic = TestStack.shared().freshTopic();
    probe.truncate(topic, 3, 5, 2);
    List<Long> starts = new ArrayList<>(Collections.nCopies(log.partitions(), 0L));
    starts.set(3, 2L);
    LogIdentity truncated = new LogIdentity(topic, log.topicId(), log.lineage(), starts);

    LogIndex anew = new LogIndex(truncated, reader, clients, new SimpleMeterRegistry());
    anew.start();
    try {
      assertThat(anew.awaitCaughtUp(PATIENCE)).isTrue();
      assertThat(anew.progress()).isEqualTo(new Progress(3, 3));
    } finally {
      anew.stop();
    }
  }

  @Test
  void a_record_that_is_damaged_on_disk_is_told_by_whoever_waits_for_it() throws Exception {
    TestStack stack = TestStack.shared();
    String topic = stack.freshTopic();
    probe.truncate(topic, 3, 2, 0);
    SegmentFile file = SegmentFile.of(stack, topic, 3);
    assumeThat(file.isHere()).as("the broker's files are on this machine").isTrue();
    file.flip(0, "{\"n\": 0}");
    LogIdentity damaged =
        new LogIdentity(
            topic, log.topicId(), log.lineage(), Collections.nCopies(log.partitions(), 0L));

    LogIndex anew = new LogIndex(damaged, reader, clients, new SimpleMeterRegistry());
    anew.start();
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(anew.progress().waitsFor()).contains(topic + "-3").contains("corrupt"));
      assertThat(anew.caughtUp()).isFalse();
    } finally {
      anew.stop();
    }
  }

  private static Response recorded() {
    return given()
        .contentType("application/json")
        .body(Bodies.withdrawal())
        .post("/v1/announcements");
  }

  private static Recorded sameIdLater(Response posted) {
    Recorded first = AnnouncementJson.readRecorded(posted.asByteArray()).orThrow();
    return new Recorded(
        first.id(), first.recordedAt().plusSeconds(1), first.recordedBy(), first.announcement());
  }
}
