package org.muster.projections.parked;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogPosition;
import org.muster.projections.http.Answers;
import org.muster.projections.http.Asked;
import org.muster.projections.http.Reply;
import org.muster.projections.http.Snapshot;
import org.muster.projections.problem.Problem;

/// The records that could not be read or folded, in the order of the log.
@Path("/v1/parked")
@Tag(name = "Journal")
@RunOnVirtualThread
public class ParkedResource {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,6})\\.(\\d{1,18})");
  private static final List<String> COLUMNS =
      List.of("id", "position", "mission", "key", "reason", "detail", "announcement", "bytes");

  private final Answers answers;

  ParkedResource(Answers answers) {
    this.answers = answers;
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
    String after = asked.parameter("cursor").orElse("0.0");
    Matcher place = CURSOR.matcher(after);
    if (!place.matches()) {
      throw Problem.badParameter("cursor", "is not the cursor of a page before");
    }
    int partition = Integer.parseInt(place.group(1));
    long offset = Long.parseLong(place.group(2));
    return answers.ofAll(asked, snapshot -> page(snapshot, partition, offset, most));
  }

  private static Reply page(Snapshot snapshot, int partition, long offset, int limit)
      throws SQLException {
    List<ObjectNode> rows = new ArrayList<>();
    String next = null;
    try (PreparedStatement select =
        snapshot
            .connection()
            .prepareStatement(
                """
                select log_partition, log_offset, mission, key, reason, detail, announcement_id,
                       length(record_value) as bytes
                  from muster.parked
                 where generation = ? and (log_partition, log_offset) >= (?, ?)
                 order by log_partition, log_offset limit ?\
                """)) {
      select.setInt(1, snapshot.generation().number());
      select.setInt(2, partition);
      select.setLong(3, offset);
      select.setInt(4, limit + 1);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String id = row.getInt("log_partition") + "." + row.getLong("log_offset");
          if (rows.size() == limit) {
            next = id;
          } else {
            rows.add(line(snapshot, row, id));
          }
        }
      }
    }
    return new Reply.Page("parked", rows, COLUMNS, next);
  }

  private static ObjectNode line(Snapshot snapshot, ResultSet row, String id) throws SQLException {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", id);
    line.put(
        "position",
        new LogPosition(
                snapshot.generation().lineage(),
                row.getInt("log_partition"),
                row.getLong("log_offset"))
            .toString());
    line.put("mission", row.getString("mission"));
    line.put("key", row.getString("key"));
    line.put("reason", row.getString("reason"));
    line.put("detail", row.getString("detail"));
    line.put("announcement", row.getString("announcement_id"));
    line.put("bytes", row.getObject("bytes", Integer.class));
    return line;
  }
}
