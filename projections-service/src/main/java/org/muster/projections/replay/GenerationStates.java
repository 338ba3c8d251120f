package org.muster.projections.replay;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.LogVector;
import org.muster.projections.database.Database;
import org.muster.projections.generations.Checkpoints;
import org.muster.projections.generations.Generation;
import org.muster.projections.generations.Generations;
import org.muster.projections.generations.PromotionRecord;
import org.muster.projections.generations.PromotionRows;
import org.muster.projections.log.LogAwayException;
import org.muster.projections.log.LogEnds;

/// Every generation with how far, how large and how old it is, and every promotion.
@ApplicationScoped
class GenerationStates {

  private static final int LISTED_PROMOTIONS = 100;

  private final Database database;
  private final LogEnds ends;

  GenerationStates(Database database, LogEnds ends) {
    this.database = database;
    this.ends = ends;
  }

  GenerationsResource.Listed all() throws SQLException {
    Optional<List<Long>> end = end();
    return database.read(connection -> {
      List<PromotionRecord> promotions = PromotionRows.last(connection, LISTED_PROMOTIONS);
      Map<Integer, GenerationState.Size> sizes = sizes(connection);
      List<GenerationState> states = new ArrayList<>();
      for (Generation generation : Generations.all(connection)) {
        states.add(
            state(
                connection,
                generation,
                end,
                sizes.getOrDefault(generation.number(), new GenerationState.Size(0, 0)),
                promotions));
      }
      return new GenerationsResource.Listed(
          states,
          PromotionRows.answeredBefore(connection).stream().findFirst().orElse(null),
          promotions);
    });
  }

  private static GenerationState state(
      Connection connection,
      Generation generation,
      Optional<List<Long>> end,
      GenerationState.Size size,
      List<PromotionRecord> promotions)
      throws SQLException {
    int number = generation.number();
    List<Long> next = Checkpoints.vector(Checkpoints.of(connection, number));
    @Nullable String why =
        promotions.stream()
            .filter(promotion -> promotion.to() == number)
            .map(PromotionRecord::reason)
            .findFirst()
            .orElse(null);
    return GenerationState.of(
        generation,
        new LogVector(generation.lineage(), next).toString(),
        end.filter(offsets -> generation.ofThisLog())
            .map(offsets -> behind(offsets, next))
            .orElse(null),
        Checkpoints.lastApplied(connection, number),
        size,
        ReplayRows.ofGeneration(connection, number).orElse(null),
        why);
  }

  private Optional<List<Long>> end() {
    try {
      return Optional.of(ends.now());
    } catch (LogAwayException | KafkaException e) {
      return Optional.empty(); // it is listed without
    }
  }

  private static long behind(List<Long> end, List<Long> next) {
    long behind = 0;
    for (int p = 0; p < Math.min(end.size(), next.size()); p++) {
      behind += Math.max(0, end.get(p) - next.get(p));
    }
    return behind;
  }

  /// As PostgreSQL estimates it: nobody waits for millions of rows to be counted.
  private static Map<Integer, GenerationState.Size> sizes(Connection connection)
      throws SQLException {
    Map<Integer, GenerationState.Size> sizes = new HashMap<>();
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select g.number,
                       sum(greatest(c.reltuples, pg_stat_get_live_tuples(c.oid)))::bigint as rows,
                       coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint as bytes
                  from muster.generation g
                 cross join unnest(muster.projected_tables()) t (name)
                  join pg_class c
                    on c.relnamespace = 'muster'::regnamespace
                   and c.relname = t.name || '_g' || g.number
                 group by g.number\
                """);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        sizes.put(
            row.getInt("number"),
            new GenerationState.Size(Math.max(0, row.getLong("rows")), row.getLong("bytes")));
      }
    }
    return sizes;
  }
}
