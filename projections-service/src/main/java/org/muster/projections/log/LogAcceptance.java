package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.muster.projections.database.Database;

/// Accepts the topic as it is now in the place of the log of before: a new lineage begins. What was
/// kept of the one before stays where it is.
@ApplicationScoped
public class LogAcceptance {

  private final LogAdmin admin;
  private final LogCheck check;
  private final Database database;

  LogAcceptance(LogAdmin admin, LogCheck check, Database database) {
    this.admin = admin;
    this.check = check;
    this.database = database;
  }

  /// The id that the topic has now.
  ///
  /// @throws WrongLogException if there is none
  /// @throws LogAwayException if the broker does not answer
  public String topicId() {
    return look().topicId();
  }

  /// Accepts the topic.
  ///
  /// @param topicId the id that the topic must have: what was looked at is what is accepted
  /// @param reason why, for the audit
  /// @throws WrongLogException if it has another id, or is not set as it must be
  /// @throws LogAwayException if the broker does not answer
  public Log accept(String topicId, String reason) throws SQLException {
    SeenLog seen = look();
    if (!seen.topicId().equals(topicId)) {
      throw new WrongLogException(
          List.of(
              "topic %s has the id %s, not %s".formatted(seen.topic(), seen.topicId(), topicId)));
    }
    check.refuseWrongSettings(seen);
    return database.write(connection -> accept(connection, seen, reason));
  }

  private SeenLog look() {
    try {
      return admin.look();
    } catch (UnknownTopicOrPartitionException e) {
      throw new WrongLogException(List.of("there is no topic to accept"));
    }
  }

  private static Log accept(Connection connection, SeenLog seen, String reason)
      throws SQLException {
    String before =
        LogRows.kept(connection)
            .map(kept ->
                "in the place of the log %s (topic id %s, cluster %s), read up to %s"
                    .formatted(kept.log().lineage(), kept.topicId(), kept.clusterId(), kept.read()))
            .orElse("in the place of none");
    Log log =
        new Log(
            seen.topic(),
            seen.topicId(),
            LogRows.nextEpoch(connection, seen.topicId()),
            seen.starts());
    LogRows.keep(connection, log, seen.clusterId(), seen.ends());
    LogRows.audit(
        connection,
        log,
        "accepted",
        "%s; it has the offsets %s to before %s; reason: %s"
            .formatted(before, seen.starts(), seen.ends(), reason));
    return log;
  }
}
