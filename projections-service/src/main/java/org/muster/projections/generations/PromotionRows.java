package org.muster.projections.generations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muster.projections.posture.MissionFold;

/// The audit of promotions: which generation answered from when on, and why. Kept for ever.
public final class PromotionRows {
  private PromotionRows() {}

  /// The last ones, the newest first.
  public static List<PromotionRecord> last(Connection connection, int limit) throws SQLException {
    List<PromotionRecord> last = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select at, from_generation, to_generation, fold_version, code_version, reason,
                   promoted_by, accepted, behind, replay
              from muster_ops.promotion order by at desc limit ?\
            """)) {
      select.setInt(1, limit);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          @Nullable String accepted = row.getString("accepted");
          last.add(
              new PromotionRecord(
                  row.getObject("at", OffsetDateTime.class).toInstant(),
                  row.getObject("from_generation", Integer.class),
                  row.getInt("to_generation"),
                  row.getInt("fold_version"),
                  row.getObject("code_version", Integer.class),
                  row.getString("reason"),
                  row.getString("promoted_by"),
                  accepted == null ? List.of() : List.of(accepted.split(" ")),
                  row.getObject("behind", Long.class),
                  row.getObject("replay", Long.class)));
        }
      }
    }
    return last;
  }

  /// The generations that answered before the present one, the last one first.
  public static List<Integer> answeredBefore(Connection connection) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select p.from_generation
                  from muster_ops.promotion p join muster.generation g on g.number = p.from_generation
                 where g.state = 'kept'
                 group by p.from_generation order by max(p.at) desc\
                """);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        numbers.add(row.getInt(1));
      }
    }
    return numbers;
  }

  /// Records that a generation is about to answer instead of the present one.
  static void insert(Connection connection, int number, PromotionOrder order) throws SQLException {
    try (PreparedStatement audit =
        connection.prepareStatement(
            """
            insert into muster_ops.promotion
              (from_generation, to_generation, fold_version, code_version, reason, promoted_by,
               accepted, behind, replay)
            select p.generation, g.number, g.fold_version, ?, ?, ?, nullif(?, ''),
                   (select sum(greatest(0, had.next_offset - has.next_offset))
                      from muster.checkpoint had
                      join muster.checkpoint has
                        on has.generation = g.number and has.partition = had.partition
                       and has.lineage = had.lineage
                     where had.generation = p.generation),
                   (select max(id) from muster_ops.replay r where r.generation = g.number)
              from muster.generation g left join muster.promoted p on true
             where g.number = ?\
            """)) {
      audit.setInt(1, MissionFold.VERSION);
      audit.setString(2, order.reason());
      audit.setString(3, order.by());
      audit.setString(4, String.join(" ", new TreeSet<>(order.accepted())));
      audit.setInt(5, number);
      audit.executeUpdate();
    }
  }
}
