package org.muster.events.log;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.muster.events.Bodies;
import org.muster.events.EventsSettingsTest;
import org.muster.localstack.LocalStackTestResource;
import org.muster.localstack.TestStack;
import org.muster.localstack.TopicProvisioning;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LogGuardTest {

  private static final String PATH = "/v1/announcements/";
  private static final TestStack STACK = TestStack.shared();

  @Inject LogGuard ofService;
  @Inject LogIdentity log;
  @Inject KafkaClients clients;

  @Test
  void a_topic_made_anew_is_another_log() throws Exception {
    String topic = STACK.freshTopic();
    try (Admin admin = STACK.admin()) {
      TopicCheck check = new TopicCheck(admin, Duration.ofSeconds(10), AcceptedStarts.none());
      LogIdentity opened = good(check.look(topic, log.partitions()));
      LogGuard guard = new LogGuard(opened, clients, EventsSettingsTest.settings(Map.of()));
      guard.found(check.look(topic, log.partitions()));
      assertThat(guard.other()).isEmpty();

      admin.deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
      await().until(() -> !admin.listTopics().names().get().contains(topic));
      guard.found(check.look(topic, log.partitions()));
      assertThat(guard.other()).get().asString().contains("does not exist");
      guard.found(new TopicCheck.Finding.Unreachable("away"));
      assertThat(guard.other()).isPresent();

      TopicProvisioning.ensure(admin, TopicProvisioning.Wanted.onOneBroker().named(topic));
      guard.found(check.look(topic, log.partitions()));
      assertThat(guard.other()).get().asString().contains(opened.topicId(), "made anew");
    }
  }

  @Test
  void while_the_topic_is_another_log_nothing_is_recorded_or_fetched() {
    try {
      refused(LogGuardTest::post);
      refused(() -> given().get(PATH + UUID.randomUUID()));
      refused(() -> given().get("/q/health/ready"));
    } finally {
      ofService.found(new TopicCheck.Finding.Good(log));
    }
    given().get(PATH + UUID.randomUUID()).then().statusCode(404);
  }

  private static Response post() {
    return given()
        .contentType("application/json")
        .body(Bodies.withdrawal())
        .post("/v1/announcements");
  }

  /// Is answered 503 with the reason while the topic is another log; the service itself may look in
  /// between and find that it is not, and reads its own log first.
  private void refused(Supplier<Response> request) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          ofService.found(new TopicCheck.Finding.Refused(List.of("it is another log")));
          Response response = request.get();
          return response.statusCode() == 503 && response.asString().contains("it is another log");
        });
  }

  private static LogIdentity good(TopicCheck.Finding finding) {
    return finding instanceof TopicCheck.Finding.Good(LogIdentity identity)
        ? identity
        : fail("not good: " + finding);
  }
}
