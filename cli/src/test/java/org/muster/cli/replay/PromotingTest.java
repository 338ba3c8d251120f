package org.muster.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.cli.CommandFailure;
import org.muster.cli.Muster;
import org.muster.cli.Printed;
import org.muster.cli.http.StandIn;

class PromotingTest {

  private static final int LOOKS = 3;

  private final CountDownLatch looked = new CountDownLatch(LOOKS);
  private final StandIn service;

  PromotingTest() throws IOException {
    service = new StandIn();
  }

  @AfterEach
  void end() {
    service.close();
  }

  private int muster(Printed printed, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--projections-url", service.base().toString()));
    return Muster.commandLine(printed.screen()).execute(all.toArray(String[]::new));
  }

  /// Generation 8 has 900 records less to read each time that somebody looks.
  private void catchingUp() {
    var behind = new AtomicLong(2_700);
    service.at(
        "/v1/generations",
        exchange -> {
          looked.countDown();
          return StandIn.Answer.of(
              """
              {"generations": [{"number": 9, "behind": 0}, {"number": 8, "behind": %d}],
               "previous": 8}\
              """
                  .formatted(behind.getAndAdd(-900)));
        });
    service.at(
        "/v1/generations/8/promotion",
        exchange -> {
          boolean seen = looked.await(1, TimeUnit.MINUTES);
          return StandIn.Answer.of(
              "{\"number\": 8, \"foldVersion\": %s}".formatted(seen ? "2" : "null"));
        });
  }

  @Test
  void howFarItHasCaughtUpIsDrawnWhileItDoes() {
    catchingUp();
    var printed = new Printed(true);
    assertThat(muster(printed, "promote", "8")).isZero();
    assertThat(printed.err())
        .contains("▏  generation 8 catches up, 2,700 records behind")
        .contains("▏  generation 8 catches up, 1,800 records behind");
    assertThat(printed.out()).isEqualTo("Generation 8 answers now (rules of version 2).\n");
  }

  @Test
  void goingBackToldElsewhereThanOnATerminalHasNoBars() {
    catchingUp();
    var printed = new Printed(false);
    assertThat(muster(printed, "rollback")).isZero();
    assertThat(printed.err()).startsWith("generation 8 catches up, 1,800 records behind\n");
    assertThat(printed.out()).contains("Generation 8 answers now");
  }

  @Test
  void whatIsRefusedIsToldAsItIs() {
    service.at(
        "/v1/generations/8/promotion",
        new StandIn.Answer(409, "{\"title\":\"different\"}", Map.of()));
    var printed = new Printed(true);
    assertThat(muster(printed, "promote", "8")).isEqualTo(CommandFailure.REFUSED);
    assertThat(printed.err()).contains("projections-service: different (409)");
  }
}
