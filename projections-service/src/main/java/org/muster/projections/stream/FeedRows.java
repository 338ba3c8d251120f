package org.muster.projections.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.projections.journal.Cited;
import org.muster.projections.journal.JournalRows;
import org.muster.projections.log.Log;

/// The journal in the order of the log.
final class FeedRows {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SELECT =
      """
      select j.log_partition, j.log_offset, j.mission, j.body,
             coalesce(l.status, 'effective') as status
        from unnest(?, ?, ?) as span (log_partition, low, high)
       cross join lateral (
              select r.id, r.log_partition, r.log_offset, r.mission, r.body
                from muster.journal_row r
               where r.generation = ? and r.log_partition = span.log_partition
                 and r.log_offset >= span.low and r.log_offset < span.high
                 and (r.mission = ? or ?::text is null)
               order by r.log_offset limit ?) j
        left join muster.announcement_life l
          on l.generation = ? and l.mission = j.mission and l.id = j.id
       order by j.log_partition, j.log_offset limit ?\
      """;

  private static final String RELEASED =
      """
      select j.log_partition, j.log_offset, j.mission, j.body,
             coalesce(l.status, 'effective') as status
        from muster_ops.parked_decision d
        join muster_ops.log k on k.topic_id = d.topic_id and k.lineage = d.lineage
        join muster.journal_row j
          on j.generation = ? and j.log_partition = d.log_partition
         and j.log_offset = d.log_offset
        left join muster.announcement_life l
          on l.generation = j.generation and l.mission = j.mission and l.id = j.id
       where d.decision = 'released' and d.number > ? and d.number <= ?
         and (j.mission = ? or ?::text is null)
       order by d.number limit ?\
      """;

  private FeedRows() {}

  /// The announcements that were parked and were released since.
  static List<FeedEvent> released(
      Connection connection, Standing since, Standing now, Optional<String> mission, int limit)
      throws SQLException {
    List<FeedEvent> events = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(RELEASED)) {
      select.setInt(1, now.generation());
      select.setLong(2, since.releases());
      select.setLong(3, now.releases());
      select.setString(4, mission.orElse(null));
      select.setString(5, mission.orElse(null));
      select.setInt(6, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(event(now.lineage(), row));
        }
      }
    }
    return events;
  }

  /// The first announcements after a place that the rows have.
  static List<FeedEvent> after(
      Connection connection, Standing now, LogVector from, Optional<String> mission, int limit)
      throws SQLException {
    List<Integer> partitions = unread(now, from, mission);
    List<FeedEvent> events = new ArrayList<>();
    if (partitions.isEmpty()) {
      return events;
    }
    try (PreparedStatement select = connection.prepareStatement(SELECT)) {
      select.setArray(1, connection.createArrayOf("integer", partitions.toArray()));
      select.setArray(2, connection.createArrayOf("bigint", of(partitions, from)));
      select.setArray(3, connection.createArrayOf("bigint", of(partitions, now.position())));
      select.setInt(4, now.generation());
      select.setString(5, mission.orElse(null));
      select.setString(6, mission.orElse(null));
      select.setInt(7, limit);
      select.setInt(8, now.generation());
      select.setInt(9, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(event(now.lineage(), row));
        }
      }
    }
    return events;
  }

  private static List<Integer> unread(Standing now, LogVector from, Optional<String> mission) {
    int size = now.position().next().size();
    return IntStream.range(0, size)
        .filter(p -> from.next().get(p) < now.position().next().get(p))
        .filter(p -> mission.isEmpty() || Log.partitionOf(mission.get(), size) == p)
        .boxed()
        .toList();
  }

  private static Object[] of(List<Integer> partitions, LogVector vector) {
    return partitions.stream().map(vector.next()::get).toArray();
  }

  private static FeedEvent event(String lineage, ResultSet row) throws SQLException {
    LogPosition position =
        new LogPosition(lineage, row.getInt("log_partition"), row.getLong("log_offset"));
    String mission = row.getString("mission");
    String body = row.getString("body");
    ObjectNode json = Cited.json(JournalRows.read(body));
    json.put("mission", mission);
    json.put("status", row.getString("status"));
    json.put("position", position.toString());
    try {
      JsonNode personnel = JSON.readTree(body).get("personnel");
      if (personnel != null) {
        json.set("personnel", personnel);
      }
      return new FeedEvent(position, mission, JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored announcement is not JSON", e);
    }
  }
}
