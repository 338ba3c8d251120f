package org.muster.projections.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log as it is kept beside the checkpoints.
///
/// @param clusterId `null` if it was kept before clusters were
/// @param epoch how often a log of this topic id was accepted
/// @param starts the first offset of each partition, in order; empty if not kept yet
/// @param chained how far the digest of each is known, in order
/// @param read how far each was read at most, in order
record KeptLog(
    String topic,
    @Nullable String clusterId,
    String topicId,
    int epoch,
    List<Long> starts,
    List<Long> chained,
    List<Long> read) {

  KeptLog {
    starts = List.copyOf(starts);
    chained = List.copyOf(chained);
    read = List.copyOf(read);
  }

  Log log() {
    return new Log(topic, topicId, epoch, starts);
  }

  /// What differs in a topic that is seen now; empty if it can be the log.
  List<String> differences(SeenLog seen) {
    List<String> differences = new ArrayList<>();
    if (clusterId != null && !clusterId.equals(seen.clusterId())) {
      differences.add(
          "topic %s is of the cluster %s, the projections were made from one of the cluster %s"
              .formatted(seen.topic(), seen.clusterId(), clusterId));
    }
    if (!topicId.equals(seen.topicId())) {
      differences.add(
          "topic %s has the id %s, the projections were made from the topic %s with the id %s: it was made anew, or is another one"
              .formatted(seen.topic(), seen.topicId(), topic, topicId));
      return differences;
    }
    if (starts.isEmpty()) {
      return differences;
    }
    if (starts.size() != seen.starts().size()) {
      differences.add(
          "topic %s has %d partitions, it had %d: a mission's partition depends on their number"
              .formatted(topic, seen.starts().size(), starts.size()));
      return differences;
    }
    for (int p = 0; p < starts.size(); p++) {
      if (seen.starts().get(p) > starts.get(p)) {
        differences.add(
            "%s-%d was truncated: it begins at offset %d, it began at %d; the records %d to %d are lost"
                .formatted(
                    topic,
                    p,
                    seen.starts().get(p),
                    starts.get(p),
                    starts.get(p),
                    seen.starts().get(p) - 1));
      }
      if (seen.ends().get(p) < read.get(p)) {
        differences.add(
            "%s-%d was shortened: it ends before offset %d, it was read up to %d; the records %d to %d are lost"
                .formatted(
                    topic,
                    p,
                    seen.ends().get(p),
                    read.get(p) - 1,
                    seen.ends().get(p),
                    read.get(p) - 1));
      }
    }
    return differences;
  }
}
