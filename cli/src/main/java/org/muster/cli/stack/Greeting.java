package org.muster.cli.stack;

import java.time.LocalDate;
import java.util.Map;
import org.muster.cli.Screen;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.posture.Posture;
import org.muster.cli.posture.PostureTable;
import org.muster.cli.text.Table;

/// What `up` prints when all of it answers: the samples' posture and the addresses.
final class Greeting {

  /// The day that the article speaks of.
  private static final LocalDate SAMPLES_DAY = LocalDate.of(2022, 11, 30);

  private static final String MISSION = "MINUSMA";

  private Greeting() {}

  static void print(Screen screen, StackState state, Samples samples, String elapsed) {
    screen.line("");
    if (samples != Samples.NONE) {
      var posture =
          new ServiceClient(Supervisor.PROJECTIONS, state.projectionsAddress())
              .get(
                  "/v1/missions/" + MISSION + "/posture",
                  Map.of("on", SAMPLES_DAY.toString()),
                  "application/json")
              .as(Posture.class);
      PostureTable.lines(posture, screen.style(), screen.width()).forEach(screen::line);
      screen.line("");
    }
    screen.line(screen.style().good("Muster is ready") + " after " + elapsed);
    addresses(screen, state);
  }

  /// What `up` prints when the topic is not the log of before, or a partition has stopped.
  ///
  /// @param reason with the commands that make it go on
  static void standsStill(Screen screen, StackState state, String reason) {
    screen.line("");
    screen.line(screen.style().error("The projection stands still: ") + Table.safe(reason));
    screen.line("What was projected before answers.");
    addresses(screen, state);
  }

  static void addresses(Screen screen, StackState state) {
    var ports = state.ports();
    screen.line("  Look                " + state.projectionsAddress() + "/");
    screen.line("  Post announcements  " + state.eventsAddress() + "/v1/announcements");
    screen.line("                      " + state.eventsAddress() + "/q/swagger-ui");
    screen.line("  Ask for postures    " + state.projectionsAddress() + "/v1/missions");
    screen.line("                      " + state.projectionsAddress() + "/q/swagger-ui");
    screen.line("  Kafka               localhost:" + ports.kafka());
    screen.line(
        "  PostgreSQL          postgresql://muster_reader:muster_reader@localhost:%d/muster"
            .formatted(ports.postgres()));
  }
}
