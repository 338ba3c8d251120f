package org.muster.projections.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogPosition;
import org.muster.contracts.position.LogVector;
import org.muster.projections.http.Snapshot;

/// Announcements as they are answered.
///
/// @param rows each as recorded, with what has become of it and `position`
/// @param next the cursor of the next page, `null` on the last
record JournalPage(List<ObjectNode> rows, @Nullable String next) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SELECT =
      """
      select j.mission, j.id, j.recorded_at, j.body, j.log_partition, j.log_offset,
             coalesce(l.status, 'effective') as status, coalesce(l.by, '{}') as by,
             array(select d.id from muster.journal_row d
                    where d.generation = j.generation and d.mission = j.mission
                      and d.id = any (l.by) and d.type = 'dispute') as disputes
        from muster.journal_row j
        left join muster.announcement_life l
          on l.generation = j.generation and l.mission = j.mission and l.id = j.id
       where j.generation = ?\
      """;

  static JournalPage select(Snapshot snapshot, JournalQuestion question) throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(snapshot.generation().number());
    StringBuilder sql = new StringBuilder(SELECT);
    @Nullable LogVector cut = question.atPosition().orElse(null);
    addCut(sql, values, snapshot, cut);
    question.mission().ifPresent(value -> add(sql, values, " and j.mission = ?", value));
    question.contributor().ifPresent(value -> add(sql, values, " and j.contributor = ?", value));
    question.type().ifPresent(value -> add(sql, values, " and j.type = ?", value));
    question
        .since()
        .ifPresent(value ->
            add(
                sql,
                values,
                " and j.recorded_at >= ?",
                OffsetDateTime.ofInstant(value, ZoneOffset.UTC)));
    question
        .words()
        .ifPresent(value ->
            add(
                sql,
                values,
                " and to_tsvector('simple'::regconfig, j.search_text)"
                    + " @@ to_tsquery('simple'::regconfig, ?)",
                value));
    question
        .after()
        .ifPresent(cursor -> {
          add(
              sql,
              values,
              " and (j.recorded_at, j.id) < (?, ?)",
              OffsetDateTime.ofInstant(cursor.recordedAt(), ZoneOffset.UTC));
          values.add(cursor.id());
        });
    add(sql, values, " order by j.recorded_at desc, j.id desc limit ?", question.limit() + 1);
    return page(snapshot, sql.toString(), values, question.limit(), cut);
  }

  /// One announcement; empty if there is none of that id.
  ///
  /// @param cut only what the log had up to there; `null` for all of it
  static Optional<ObjectNode> one(Snapshot snapshot, UUID id, @Nullable LogVector cut)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(snapshot.generation().number());
    StringBuilder sql = new StringBuilder(SELECT);
    addCut(sql, values, snapshot, cut);
    add(sql, values, " and j.id = ? order by j.mission", id);
    return page(snapshot, sql.toString(), values, 1, cut).rows().stream().findFirst();
  }

  private static void addCut(
      StringBuilder sql, List<Object> values, Snapshot snapshot, @Nullable LogVector cut)
      throws SQLException {
    if (cut != null) {
      snapshot.refuseUnlessRead(cut, IntStream.range(0, snapshot.next().size()));
      add(
          sql,
          values,
          " and j.log_offset < (?::bigint[])[j.log_partition + 1]",
          snapshot.connection().createArrayOf("bigint", cut.next().toArray()));
    }
  }

  private static void add(StringBuilder sql, List<Object> values, String clause, Object value) {
    sql.append(clause);
    values.add(value);
  }

  private static JournalPage page(
      Snapshot snapshot, String sql, List<Object> values, int limit, @Nullable LogVector cut)
      throws SQLException {
    Map<String, Fates> fates = new HashMap<>();
    List<ObjectNode> rows = new ArrayList<>();
    String next = null;
    try (PreparedStatement select = snapshot.connection().prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        select.setObject(i + 1, values.get(i));
      }
      try (ResultSet row = select.executeQuery()) {
        JournalQuestion.@Nullable Cursor last = null;
        while (row.next()) {
          if (rows.size() == limit) {
            next = last == null ? null : last.text();
            break;
          }
          ObjectNode announcement = announcement(snapshot, row);
          if (cut != null) {
            String mission = row.getString("mission");
            Fates then = fates.get(mission);
            if (then == null) {
              then = Fates.at(snapshot, mission, cut);
              fates.put(mission, then);
            }
            then.write(announcement, row.getObject("id", UUID.class));
          }
          rows.add(announcement);
          last =
              new JournalQuestion.Cursor(
                  row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                  row.getObject("id", UUID.class));
        }
      }
    }
    return new JournalPage(rows, next);
  }

  private static ObjectNode announcement(Snapshot snapshot, ResultSet row) throws SQLException {
    ObjectNode announcement = parse(row.getString("body"));
    Fate.write(announcement, row.getString("status"), ids(row, "by"), ids(row, "disputes"));
    announcement.put(
        "position",
        new LogPosition(
                snapshot.generation().lineage(),
                row.getInt("log_partition"),
                row.getLong("log_offset"))
            .toString());
    return announcement;
  }

  private static List<UUID> ids(ResultSet row, String column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }

  private static ObjectNode parse(String body) {
    try {
      return (ObjectNode) JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored announcement is not JSON", e);
    }
  }
}
