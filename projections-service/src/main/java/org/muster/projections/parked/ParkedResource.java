package org.muster.projections.parked;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogPosition;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Bodies;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.problem.Problem;

/// The records that could not be read or folded, in the order of the log, and what is decided about
/// them.
@Path("/v1/parked")
@Tag(name = "Journal")
@RunOnVirtualThread
public class ParkedResource {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final int MAX_REASON = 1_000;
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "position",
          "mission",
          "key",
          "reason",
          "detail",
          "announcement",
          "bytes",
          "discarded.reason",
          "discarded.by",
          "discarded.at");

  private final Answers answers;
  private final Deciding deciding;

  ParkedResource(Answers answers, Deciding deciding) {
    this.answers = answers;
    this.deciding = deciding;
  }

  @GET
  @Operation(summary = "Records that are in no figure, with the reason")
  public Response list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit,
      @Context UriInfo uri,
      @Context HttpHeaders headers)
      throws SQLException {
    Asked asked = Asked.of(uri, headers, "cursor", "limit");
    int most = asked.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    RecordId from =
        asked
            .parameter("cursor")
            .map(text ->
                RecordId.parse(text)
                    .orElseThrow(
                        () -> Problem.badParameter("cursor", "is not the cursor of a page before")))
            .orElse(RecordId.FIRST);
    return answers.ofAll(asked, snapshot -> page(snapshot, from, most));
  }

  @POST
  @Path("{id}/retry")
  @Operation(
      summary = "Read a parked record again and fold its mission with it",
      description = "409 if today's code refuses it too. The reason is kept in the audit.")
  public Deciding.Decided retry(
      @PathParam("id") String id,
      @RequestBody(
              description = "reason: why, 1 to 1,000 characters, kept in the audit. Optional",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(
                              name = "After a new version",
                              value = "{\"reason\": \"the new version reads it\"}")))
          @Nullable String body)
      throws SQLException {
    return deciding.retry(id(id), reason(body).orElse("tried again"));
  }

  @POST
  @Path("{id}/discard")
  @Operation(
      summary = "Leave a parked record out for good: nothing is incomplete for it any more",
      description = "Replays honour it; a later retry that succeeds revokes it.")
  public Deciding.Decided discard(
      @PathParam("id") String id,
      @RequestBody(
              description = "reason: why, 1 to 1,000 characters, kept in the audit. Required",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      examples =
                          @ExampleObject(
                              name = "Of another producer",
                              value = "{\"reason\": \"a test of another producer\"}")))
          @Nullable String body)
      throws SQLException {
    return deciding.discard(
        id(id),
        reason(body).orElseThrow(() -> Problem.badBody("/reason is required: why it is left out")));
  }

  private static RecordId id(String text) {
    return RecordId.parse(text)
        .orElseThrow(() -> Problem.badParameter("id", "is not of the form partition.offset"));
  }

  private static Optional<String> reason(@Nullable String body) {
    JsonNode reason = Bodies.object(body, Set.of("reason")).path("reason");
    if (reason.isMissingNode() || reason.isNull()) {
      return Optional.empty();
    }
    String text = reason.asText().strip();
    if (!reason.isTextual() || text.isEmpty() || text.length() > MAX_REASON) {
      throw Problem.badBody("/reason is not a text of 1 to %d characters".formatted(MAX_REASON));
    }
    if (text.indexOf('\u0000') >= 0) {
      throw Problem.badBody("/reason has the character U+0000");
    }
    return Optional.of(text);
  }

  private static Reply page(Snapshot snapshot, RecordId from, int limit) throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    String next = null;
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                select p.log_partition, p.log_offset, p.mission, p.key, p.reason, p.detail,
                       p.announcement_id, length(p.record_value) as bytes,
                       d.reason as because, d.decided_by, d.decided_at
                  from muster.parked p
                  left join muster.discarded d
                    on d.log_partition = p.log_partition and d.log_offset = p.log_offset
                 where p.generation = ? and (p.log_partition, p.log_offset) >= (?, ?)
                 order by p.log_partition, p.log_offset limit ?\
                """)) {
      select.setInt(1, snapshot.generation().number());
      select.setInt(2, from.partition());
      select.setLong(3, from.offset());
      select.setInt(4, limit + 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          RecordId id = new RecordId(row.getInt("log_partition"), row.getLong("log_offset"));
          if (rows.size() == limit) {
            next = id.toString();
          } else {
            rows.add(line(snapshot, row, id));
          }
        }
      }
    }
    return new Reply.Page("parked", rows, COLUMNS, next);
  }

  private static ObjectNode line(Snapshot snapshot, ResultSet row, RecordId id)
      throws SQLException {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", id.toString());
    line.put(
        "position",
        new LogPosition(snapshot.generation().lineage(), id.partition(), id.offset()).toString());
    line.put("mission", row.getString("mission"));
    line.put("key", row.getString("key"));
    line.put("reason", row.getString("reason"));
    line.put("detail", row.getString("detail"));
    line.put("announcement", row.getString("announcement_id"));
    line.put("bytes", row.getObject("bytes", Integer.class));
    line.set("discarded", discarded(row));
    return line;
  }

  private static JsonNode discarded(ResultSet row) throws SQLException {
    String because = row.getString("because");
    if (because == null) {
      return NullNode.instance;
    }
    ObjectNode discarded = JsonNodeFactory.instance.objectNode();
    discarded.put("reason", because);
    discarded.put("by", row.getString("decided_by"));
    discarded.put("at", row.getObject("decided_at", OffsetDateTime.class).toInstant().toString());
    return discarded;
  }
}
