package org.muster.cli.log;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muster.cli.text.Table;

/// The log that was accepted, as `POST /v1/log/acceptance` answers it.
///
/// @param starts the first offset of each partition, in order
record AcceptedLog(String topic, String topicId, String lineage, List<Long> starts) {

  AcceptedLog {
    starts = List.copyOf(starts);
  }

  /// What was accepted, and what is left to do.
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "Accepted: the log %s (topic %s, id %s). It is projected anew."
            .formatted(lineage, Table.safe(topic), topicId));
    var later =
        IntStream.range(0, starts.size())
            .filter(p -> starts.get(p) > 0)
            .mapToObj(p -> p + ":" + starts.get(p))
            .collect(Collectors.joining(","));
    if (later.isEmpty()) {
      lines.add(
          "The events-service takes another topic only at its start: restart it if it refuses posts.");
    } else {
      lines.add("The first records of the topic are lost. The events-service starts on it with");
      lines.add("  MUSTER_TOPIC_ACCEPTED_STARTS=%s@%s".formatted(topicId, later));
    }
    return lines;
  }
}
