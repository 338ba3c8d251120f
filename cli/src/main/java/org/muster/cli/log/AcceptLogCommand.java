package org.muster.cli.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.Addresses;
import org.muster.cli.CommandFailure;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Accepts another log.
@Command(
    name = "accept-log",
    description = {
      "Accept the topic as it is now in the place of the log that was projected before.",
      "A new lineage begins: everything is projected anew, and position tokens of before are",
      "refused. Without --topic-id it only tells what is refused, why, and what would be accepted.",
      "",
      "Example:",
      "  ./muster accept-log --topic-id Y3bVb5qjQ0uW1mJm0v1iVg --reason \"restored from the backup\"",
      ""
    })
public final class AcceptLogCommand implements Callable<Integer> {

  @Option(
      names = "--topic-id",
      paramLabel = "ID",
      description = "The id of the topic that you have looked at; another one is not accepted.")
  private @Nullable String topicId;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the audit.")
  private String reason = "none given";

  @Mixin private final Addresses addresses = new Addresses();

  private final Screen screen;

  public AcceptLogCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws Exception {
    var projections = addresses.projections();
    if (topicId == null) {
      var known = projections.get("/v1/log").json();
      screen.line(
          "The log %s: topic %s, id %s"
              .formatted(
                  known.path("lineage").asText(),
                  Table.safe(known.path("topic").asText()),
                  known.path("topicId").asText()));
      if (known.path("refused").isNull()) {
        screen.line("It is not refused; there is nothing to accept.");
        return 0;
      }
      screen.line("Refused: " + Table.safe(known.path("refused").asText()));
      if (!known.path("presentTopicId").isTextual()) {
        screen.line("There is no topic now; nothing can be accepted.");
        return CommandFailure.REFUSED;
      }
      screen.line(
          "To go on with the topic as it is (a new lineage, everything is projected anew):");
      screen.line(
          "  ./muster accept-log --topic-id %s --reason TEXT"
              .formatted(known.path("presentTopicId").asText()));
      return CommandFailure.REFUSED;
    }
    return accept(projections, topicId);
  }

  private int accept(ServiceClient projections, String wanted) throws JsonProcessingException {
    var body = Json.MAPPER.writeValueAsString(Map.of("topicId", wanted, "reason", reason));
    var accepted = projections.post("/v1/log/acceptance", body).as(AcceptedLog.class);
    accepted.lines().forEach(screen::line);
    return 0;
  }
}
