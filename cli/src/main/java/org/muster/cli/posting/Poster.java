package org.muster.cli.posting;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;
import org.muster.cli.CommandFailure;
import org.muster.cli.http.Problem;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.Table;

/// Posts lines to the public batch endpoint, piece after piece, in order.
///
/// A piece is a request of its own of bounded size: the answer to a long one would fill both sides'
/// buffers while the request is still being sent, and a broken connection costs one piece, not the
/// whole file.
public final class Poster {

  private static final String BATCH = "/v1/announcements/batch";

  private final ServiceClient events;

  public Poster(ServiceClient events) {
    this.events = events;
  }

  /// Posts all lines of a stream.
  ///
  /// @param progress told how many lines have been answered
  public PostSummary post(InputStream lines, LongConsumer progress) throws IOException {
    var summary = new PostSummary();
    var chunks = new LineChunks(lines);
    for (var chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
      post(chunk.get(), summary, progress);
    }
    return summary;
  }

  private void post(LineChunks.Chunk chunk, PostSummary summary, LongConsumer progress) {
    long before = summary.answered();
    events.postLines(
        BATCH,
        chunk.bytes(),
        result -> {
          note(chunk, result, summary);
          progress.accept(summary.answered());
        });
    long missing = chunk.numbers().size() - (summary.answered() - before);
    if (missing != 0) {
      throw new CommandFailure(
          CommandFailure.UNREACHABLE,
          "The answer ended early: %d lines after line %d have none. Lines with a key can be posted again."
              .formatted(missing, chunk.numbers().getLast() - missing));
    }
  }

  private static void note(LineChunks.Chunk chunk, JsonNode result, PostSummary summary) {
    int line = result.path("line").asInt();
    if (line < 1 || line > chunk.numbers().size()) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "an answer for a line that was not sent: " + result);
    }
    int status = result.path("status").asInt();
    if (status >= 200 && status < 300) {
      boolean again = result.path("replayed").asBoolean(status == 200);
      summary.recorded(again, result.path("position").asText(""));
    } else {
      summary.rejected(
          new PostSummary.Rejected(chunk.numbers().get(line - 1), status, reasons(result)));
    }
  }

  private static List<String> reasons(JsonNode result) {
    var errors = Problem.errors(result.path("errors"));
    return errors.isEmpty() ? List.of(Table.safe(result.path("detail").asText())) : errors;
  }
}
