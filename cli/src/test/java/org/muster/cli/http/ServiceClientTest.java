package org.muster.cli.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.cli.CommandFailure;

class ServiceClientTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private final StandIn service;

  ServiceClientTest() throws IOException {
    service = new StandIn();
  }

  @AfterEach
  void end() {
    over.countDown();
    service.close();
  }

  @Test
  void whoTakesLongIsNotSaidToBeAway() {
    service.at(
        "/slow",
        exchange -> {
          over.await();
          return StandIn.Answer.of("{}");
        });
    assertThatThrownBy(() -> service.client().post("/slow", "{}", Duration.ofSeconds(1)))
        .isInstanceOf(CommandFailure.class)
        .hasFieldOrPropertyWithValue("code", CommandFailure.UNREACHABLE)
        .hasMessage(
            "projections-service did not answer within 1 s; what was asked for may still happen");
  }

  @Test
  void whoIsAwayIsToldWithHowToStartIt() {
    service.close();
    assertThatThrownBy(() -> service.client().post("/away", "{}"))
        .hasMessageStartingWith("projections-service does not answer at " + service.base())
        .hasMessageContaining("./muster up");
  }

  @Test
  void anAnswerThatBreaksOffLeavesOpenWhetherItHappened() {
    service.at("/broken", StandIn.Answer.BROKEN);
    assertThatThrownBy(() -> service.client().post("/broken", "{}"))
        .hasMessageStartingWith("projections-service broke off its answer")
        .hasMessageEndingWith("; what was asked for may still happen");
    assertThatThrownBy(() -> service.client().get("/broken"))
        .hasMessageStartingWith("projections-service broke off its answer")
        .hasMessageEndingWith(")");
  }
}
