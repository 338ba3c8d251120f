package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.muster.projections.database.Database;

/// Reads the whole log again, as far as it was read before, and compares every mark.
@ApplicationScoped
public class WholeLog {

  private static final int BATCH_RECORDS = 5_000;
  private static final int MAX_DIFFERENCES = 20;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Database database;
  private final LogClients clients;
  private final LogCheck check;
  private final MarkConfig config;

  WholeLog(Database database, LogClients clients, LogCheck check, MarkConfig config) {
    this.database = database;
    this.clients = clients;
    this.check = check;
    this.config = config;
  }

  /// The log as it is kept; empty before the first start.
  public Optional<Log> kept() throws SQLException {
    return database.read(LogRows::kept).map(KeptLog::log);
  }

  /// How many records there are to read.
  public long total() throws SQLException {
    return database
        .read(LogRows::kept)
        .map(kept ->
            IntStream.range(0, kept.starts().size())
                .mapToLong(p -> kept.chained().get(p) - kept.starts().get(p))
                .sum())
        .orElse(0L);
  }

  /// What differs in the topic as a whole, before any record is read: its id, where it begins or
  /// ends. Empty if nothing does.
  public Optional<OtherLogException> look(Log log) throws SQLException {
    try {
      check.still(log);
      return Optional.empty();
    } catch (OtherLogException e) {
      return Optional.of(e);
    }
  }

  /// Reads a partition from its first record to the last that was read before.
  ///
  /// @param read is told of how many more records were read, after each few
  public PartitionFinding partition(Log log, int partition, LongConsumer read) throws SQLException {
    List<Mark> marks = database.write(connection -> LogRows.marks(connection, log, partition));
    long end = marks.getLast().nextOffset();
    List<String> differences = new ArrayList<>();
    Mark from = marks.getFirst();
    long records = 0;
    int checked = 0;
    while (true) {
      PartitionChain chain =
          new PartitionChain(log.topicPartition(partition), from, marks, config.markEvery());
      try (Rereading reading =
          new Rereading(
              clients.alone(BATCH_RECORDS),
              log,
              Map.of(partition, chain),
              Map.of(partition, end))) {
        try {
          readAll(reading, partition, read);
          return new PartitionFinding(
              partition,
              records + reading.records(partition),
              checked + chain.checked(),
              end,
              chain.at().digest(),
              differences);
        } catch (AlteredLogException altered) {
          records += reading.records(partition);
          checked += chain.checked();
          differences.add(difference(log, altered));
          from = mark(marks, altered.to());
          if (differences.size() >= MAX_DIFFERENCES) {
            differences.add("further differences are not looked for");
            return new PartitionFinding(
                partition, records, checked, end, from.digest(), differences);
          }
        } catch (OtherLogException unreadable) {
          differences.add(unreadable.difference());
          return new PartitionFinding(
              partition,
              records + reading.records(partition),
              checked + chain.checked(),
              end,
              chain.at().digest(),
              differences);
        }
      }
    }
  }

  private static void readAll(Rereading reading, int partition, LongConsumer read) {
    long before = 0;
    boolean done = false;
    while (!done) {
      done = reading.step(POLL);
      read.accept(reading.records(partition) - before);
      before = reading.records(partition);
    }
  }

  private String difference(Log log, AlteredLogException altered) throws SQLException {
    return database.write(connection -> {
      try (Consumer<byte[], byte[]> consumer = clients.alone(BATCH_RECORDS)) {
        return altered.difference() + "; " + FirstDifference.of(connection, consumer, log, altered);
      }
    });
  }

  private static Mark mark(List<Mark> marks, long nextOffset) {
    return marks.stream().filter(mark -> mark.nextOffset() == nextOffset).findFirst().orElseThrow();
  }

  /// Records what reading it all again gave.
  ///
  /// @param good whether nothing differs
  public void audit(Log log, boolean good, String detail) throws SQLException {
    Object unused =
        database.write(connection -> {
          LogRows.audit(connection, log, good ? "verified" : "refused", detail);
          return log;
        });
  }
}
