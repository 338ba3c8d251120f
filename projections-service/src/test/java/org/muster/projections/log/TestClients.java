package org.muster.projections.log;

import java.util.Map;
import org.muster.projections.database.Database;

/// What reads the log, without the framework.
///
/// @param clients of the broker
/// @param admin asks it
/// @param check of the topic
public record TestClients(LogClients clients, LogAdmin admin, LogCheck check)
    implements AutoCloseable {

  /// Of a broker.
  public static TestClients of(String bootstrapServers, LogConfig config, Database database) {
    LogClients clients = new LogClients(Map.of("bootstrap.servers", bootstrapServers));
    LogAdmin admin = new LogAdmin(clients, config);
    return new TestClients(clients, admin, new LogCheck(admin, clients, config, database));
  }

  /// Asks where the topic ends.
  public LogEnds ends(LogConfig config) {
    return new LogEnds(admin, config);
  }

  /// Reads the whole topic again.
  public WholeLog whole(Database database, MarkConfig marks) {
    return new WholeLog(database, clients, check, marks);
  }

  /// Accepts the topic.
  public LogAcceptance acceptance(Database database) {
    return new LogAcceptance(admin, check, database);
  }

  @Override
  public void close() {
    admin.close();
  }
}
