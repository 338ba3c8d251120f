package org.muster.projections.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.position.Lineage;

/// What is kept of the log beside the checkpoints, in the schema `muster_ops`.
public final class LogRows {

  private LogRows() {}

  /// The log that the projections are made from; empty before the first start.
  static Optional<KeptLog> kept(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select topic, cluster_id, topic_id, epoch, lineage from muster_ops.log");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      @Nullable String clusterId = row.getString(2);
      return Optional.of(
          withPartitions(
              connection,
              new KeptLog(
                  row.getString(1),
                  clusterId,
                  row.getString(3),
                  row.getInt(4),
                  List.of(),
                  List.of(),
                  List.of()),
              row.getString(5)));
    }
  }

  private static KeptLog withPartitions(Connection connection, KeptLog log, String lineage)
      throws SQLException {
    List<Long> starts = new ArrayList<>();
    List<Long> chained = new ArrayList<>();
    List<Long> read = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select l.start_offset, l.next_offset, greatest(l.next_offset, c.next_offset)
              from muster_ops.log_partition l
              left join (muster.checkpoint c join muster.promoted p on p.generation = c.generation)
                on c.partition = l.partition and c.lineage = ?
             where l.topic_id = ? and l.epoch = ?
             order by l.partition\
            """)) {
      select.setString(1, lineage);
      select.setString(2, log.topicId());
      select.setInt(3, log.epoch());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          starts.add(row.getLong(1));
          chained.add(row.getLong(2));
          read.add(row.getLong(3));
        }
      }
    }
    return new KeptLog(
        log.topic(), log.clusterId(), log.topicId(), log.epoch(), starts, chained, read);
  }

  /// The log that the generation that answers was made from; empty if none answers.
  static Optional<String> projectedLineage(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select g.lineage from muster.promoted p join muster.generation g on g.number = p.generation");
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    }
  }

  /// Keeps a log, in the place of the one that was kept before.
  ///
  /// @param acceptedEnds where it ended when it was accepted; `null` if nobody had to
  static void keep(
      Connection connection, Log log, String clusterId, @Nullable List<Long> acceptedEnds)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.log
                   (topic, topic_id, lineage, partitions, cluster_id, epoch, accepted_ends)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (only_row) do update
               set topic = excluded.topic, topic_id = excluded.topic_id,
                   lineage = excluded.lineage, partitions = excluded.partitions,
                   cluster_id = excluded.cluster_id, epoch = excluded.epoch,
                   accepted_ends = excluded.accepted_ends, first_seen = now()\
            """)) {
      insert.setString(1, log.topic());
      insert.setString(2, log.topicId());
      insert.setString(3, log.lineage());
      insert.setInt(4, log.partitions());
      insert.setString(5, clusterId);
      insert.setInt(6, log.epoch());
      insert.setArray(
          7,
          acceptedEnds == null ? null : connection.createArrayOf("bigint", acceptedEnds.toArray()));
      insert.executeUpdate();
    }
    beginChains(connection, log);
  }

  /// The chains of a log begin, unless they did before.
  static void beginChains(Connection connection, Log log) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.log_partition
                   (topic_id, epoch, partition, start_offset, next_offset, digest)
            values (?, ?, ?, ?, ?, decode(?, 'hex'))
            on conflict do nothing\
            """)) {
      for (int p = 0; p < log.partitions(); p++) {
        Mark beginning = Mark.beginning(p, log.starts().get(p));
        insert.setString(1, log.topicId());
        insert.setInt(2, log.epoch());
        insert.setInt(3, p);
        insert.setLong(4, beginning.nextOffset());
        insert.setLong(5, beginning.nextOffset());
        insert.setString(6, beginning.digest());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// The cluster of a log that was kept before clusters were.
  static void cluster(Connection connection, String clusterId) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update muster_ops.log set cluster_id = ? where cluster_id is null")) {
      update.setString(1, clusterId);
      update.executeUpdate();
    }
  }

  /// The log that was accepted last, as tokens know it; empty before the first start.
  public static Optional<AcceptedLog> accepted(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select lineage, topic_id, epoch, accepted_ends from muster_ops.log");
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      @Nullable Array ends = row.getArray(4);
      return Optional.of(
          new AcceptedLog(
              row.getString(1),
              Lineage.of(row.getString(2)),
              row.getInt(3),
              ends == null ? List.of() : List.of((Long[]) ends.getArray())));
    }
  }

  /// The number that a log of a topic id gets which is accepted now: 0 for one never seen.
  static int nextEpoch(Connection connection, String topicId) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select coalesce(max(epoch) + 1, 0) from muster_ops.log_partition where topic_id = ?")) {
      select.setString(1, topicId);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /// What happened to the logs, the newest first.
  public static List<LogEvent> events(Connection connection, int limit) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select at, event, topic, topic_id, lineage, detail from muster_ops.log_audit"
                + " order by at desc limit ?")) {
      select.setInt(1, limit);
      List<LogEvent> events = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          events.add(
              new LogEvent(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5),
                  row.getString(6)));
        }
      }
      return events;
    }
  }

  /// Since when the present log is followed: it was seen first, or accepted, then; empty before the
  /// first start.
  public static Optional<Instant> followedSince(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                """
                select max(at) from muster_ops.log_audit
                 where event in ('first-seen', 'accepted')\
                """);
        ResultSet row = select.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }

  /// Whether a log was refused and was not read again as a whole since, nor accepted: then the
  /// marks of before the last one count no longer as checked.
  public static boolean isDoubted(Connection connection, Log log) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select event = 'refused' from muster_ops.log_audit
             where topic_id = ? and epoch = ? order by at desc limit 1\
            """)) {
      select.setString(1, log.topicId());
      select.setInt(2, log.epoch());
      try (ResultSet row = select.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Records what happened to a log.
  ///
  /// @param event `first-seen`, `refused`, `verified` or `accepted`
  public static void audit(Connection connection, Log log, String event, String detail)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.log_audit (event, topic, topic_id, epoch, lineage, detail)
            values (?, ?, ?, ?, ?, ?)\
            """)) {
      insert.setString(1, event);
      insert.setString(2, log.topic());
      insert.setString(3, log.topicId());
      insert.setInt(4, log.epoch());
      insert.setString(5, log.lineage());
      insert.setString(6, detail);
      insert.executeUpdate();
    }
  }

  /// Chains that begin at the first record of each of these partitions and expect everything that
  /// is kept.
  public static Map<Integer, PartitionChain> wholeChains(
      Connection connection, Log log, Collection<Integer> partitions, int markEvery)
      throws SQLException {
    Map<Integer, Long> starts = new TreeMap<>();
    partitions.forEach(partition -> starts.put(partition, log.starts().get(partition)));
    return chains(connection, log, starts, markEvery);
  }

  /// Chains that begin at the last mark before an offset of each partition and expect everything
  /// that is kept after it.
  ///
  /// @param upTo an offset of each partition that is wanted
  /// @param markEvery a new mark is made when a multiple of so many offsets is passed
  public static Map<Integer, PartitionChain> chains(
      Connection connection, Log log, Map<Integer, Long> upTo, int markEvery) throws SQLException {
    Map<Integer, PartitionChain> chains = new TreeMap<>();
    for (Map.Entry<Integer, Long> wanted : upTo.entrySet()) {
      int partition = wanted.getKey();
      List<Mark> kept = marksFrom(connection, log, partition, wanted.getValue());
      Mark first = kept.getFirst();
      chains.put(
          partition,
          new PartitionChain(
              log.topicPartition(partition), first, kept.subList(1, kept.size()), markEvery));
    }
    return chains;
  }

  /// Everything that is kept of a partition, in order: where it began, the marks, how far it was
  /// read.
  public static List<Mark> marks(Connection connection, Log log, int partition)
      throws SQLException {
    return marksFrom(connection, log, partition, log.starts().get(partition));
  }

  /// The last mark before an offset (the beginning, if there is none), and all that is kept after
  /// it, in order.
  private static List<Mark> marksFrom(Connection connection, Log log, int partition, long offset)
      throws SQLException {
    TreeMap<Long, Mark> marks = new TreeMap<>();
    marks.put(log.starts().get(partition), Mark.beginning(partition, log.starts().get(partition)));
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select next_offset, encode(digest, 'hex') from muster_ops.log_mark
             where topic_id = ? and epoch = ? and partition = ?
            union all
            select next_offset, encode(digest, 'hex') from muster_ops.log_partition
             where topic_id = ? and epoch = ? and partition = ?\
            """)) {
      for (int i = 0; i < 2; i++) {
        select.setString(1 + 3 * i, log.topicId());
        select.setInt(2 + 3 * i, log.epoch());
        select.setInt(3 + 3 * i, partition);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          marks.put(row.getLong(1), new Mark(partition, row.getLong(1), row.getString(2)));
        }
      }
    }
    Long last = marks.lowerKey(offset);
    return List.copyOf(marks.tailMap(last == null ? marks.firstKey() : last, true).values());
  }

  /// Keeps how far chains have come, with the marks they made on the way; to be called in the
  /// transaction that advances the checkpoints.
  ///
  /// @throws AlteredLogException if another digest is kept at one of these places
  public static void advance(Connection connection, Log log, Collection<PartitionChain> chains)
      throws SQLException {
    List<Mark> fresh = chains.stream().flatMap(chain -> chain.fresh().stream()).toList();
    if (!fresh.isEmpty()) {
      insert(connection, log, fresh);
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            update muster_ops.log_partition kept
               set next_offset = reached.next_offset, digest = decode(reached.digest, 'hex')
              from unnest(?, ?, ?) as reached (partition, next_offset, digest)
             where kept.topic_id = ? and kept.epoch = ? and kept.partition = reached.partition
               and kept.next_offset < reached.next_offset\
            """)) {
      setMarks(connection, update, 1, chains.stream().map(PartitionChain::at).toList());
      update.setString(4, log.topicId());
      update.setInt(5, log.epoch());
      update.executeUpdate();
    }
  }

  private static void insert(Connection connection, Log log, List<Mark> fresh) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into muster_ops.log_mark (partition, next_offset, digest, topic_id, epoch)
            select m.partition, m.next_offset, decode(m.digest, 'hex'), ?, ?
              from unnest(?, ?, ?) as m (partition, next_offset, digest)
            on conflict do nothing\
            """)) {
      insert.setString(1, log.topicId());
      insert.setInt(2, log.epoch());
      setMarks(connection, insert, 3, fresh);
      if (insert.executeUpdate() == fresh.size()) {
        return;
      }
    }
    for (Mark mark : fresh) {
      for (Mark kept : marksFrom(connection, log, mark.partition(), mark.nextOffset())) {
        if (kept.nextOffset() == mark.nextOffset() && !kept.digest().equals(mark.digest())) {
          throw AlteredLogException.digest(
              new TopicPartition(log.topic(), mark.partition()),
              log.starts().get(mark.partition()),
              kept,
              mark.digest());
        }
      }
    }
  }

  /// Sets three parameters: the partitions, offsets and digests of marks.
  private static void setMarks(
      Connection connection, PreparedStatement statement, int index, List<Mark> marks)
      throws SQLException {
    Object[] partitions = marks.stream().map(Mark::partition).toArray();
    Object[] offsets = marks.stream().map(Mark::nextOffset).toArray();
    Object[] digests = marks.stream().map(Mark::digest).toArray();
    statement.setArray(index, connection.createArrayOf("integer", partitions));
    statement.setArray(index + 1, connection.createArrayOf("bigint", offsets));
    statement.setArray(index + 2, connection.createArrayOf("text", digests));
  }
}
