package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.muster.projections.database.Database;

/// For who reads the log from somewhere on: a consumer, and chains that stand there.
@ApplicationScoped
public class LogChains {

  private static final int REREAD_RECORDS = 2_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private final Database database;
  private final LogClients clients;
  private final MarkConfig config;

  LogChains(Database database, LogClients clients, MarkConfig config) {
    this.database = database;
    this.clients = clients;
    this.config = config;
  }

  /// A consumer on its own, to be assigned partitions.
  public Consumer<byte[], byte[]> alone(int maxRecords) {
    return clients.alone(maxRecords);
  }

  /// Chains that stand at an offset of each partition: what stands between the last mark before it
  /// and that offset is read again.
  ///
  /// @throws OtherLogException if it is not what was read before
  public Map<Integer, PartitionChain> at(Log log, Map<Integer, Long> offsets) throws SQLException {
    Map<Integer, PartitionChain> chains =
        database.write(connection -> LogRows.chains(connection, log, offsets, config.markEvery()));
    boolean isThere =
        chains.entrySet().stream()
            .allMatch(
                chain -> chain.getValue().nextOffset() == offsets.getOrDefault(chain.getKey(), 0L));
    if (!isThere) {
      try (Rereading reading = new Rereading(clients.alone(REREAD_RECORDS), log, chains, offsets)) {
        boolean done = false;
        while (!done) {
          done = reading.step(POLL);
        }
      }
    }
    return chains;
  }
}
