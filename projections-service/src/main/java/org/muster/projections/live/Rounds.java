package org.muster.projections.live;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Whose turn it is if partitions are read one by one: of those that had none in this round, the
/// one furthest behind. So a partition that is written to without end keeps none of the others
/// waiting for longer than a round.
final class Rounds {

  private final Set<TopicPartition> served = new HashSet<>();

  /// @param behind how many records are left, by partition that has some
  /// @return empty if none has any
  Optional<TopicPartition> next(Map<TopicPartition, Long> behind) {
    if (served.containsAll(behind.keySet())) {
      served.clear();
    }
    Optional<TopicPartition> next =
        behind.entrySet().stream()
            .filter(partition -> !served.contains(partition.getKey()))
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey);
    next.ifPresent(served::add);
    return next;
  }

  /// Begins with a new round.
  void forget() {
    served.clear();
  }
}
