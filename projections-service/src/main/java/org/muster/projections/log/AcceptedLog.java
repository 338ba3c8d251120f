package org.muster.projections.log;

import java.util.List;
import org.muster.contracts.position.LogPosition;

/// The log that was accepted last, as far as tokens go.
///
/// @param lineage its short name
/// @param topicLineage its short name to those who know no more of it than the topic, as the
///   events-service does
/// @param epoch how often a log of its topic id was accepted
/// @param ends where its partitions ended when it was accepted; empty if nobody had to accept it
public record AcceptedLog(String lineage, String topicLineage, int epoch, List<Long> ends) {

  public AcceptedLog {
    ends = List.copyOf(ends);
  }

  /// Whether a position, given by one who knows the topic only, is of a record that was written
  /// since the log was accepted: older ones may have been given before.
  public boolean hasSince(LogPosition position) {
    return epoch > 0
        && position.lineage().equals(topicLineage)
        && position.partition() < ends.size()
        && position.offset() >= ends.get(position.partition());
  }
}
