package org.muster.events.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the partitions of a topic may begin although they once began at 0: somebody has given up
/// the records before. Written `topicId@partition:offset,…`; partitions that are not named begin at
/// 0.
///
/// @param topicId of the topic that was looked at: for another one nothing is accepted
/// @param starts the offset of each named partition
record AcceptedStarts(String topicId, Map<Integer, Long> starts) {

  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9_-]{22})@(\\d{1,9}:\\d{1,18}(?:,\\d{1,9}:\\d{1,18})*)");

  AcceptedStarts {
    starts = Map.copyOf(starts);
  }

  /// Nothing is accepted.
  static AcceptedStarts none() {
    return new AcceptedStarts("", Map.of());
  }

  /// Reads what was set.
  ///
  /// @throws IllegalArgumentException with what to write instead
  static AcceptedStarts parse(Optional<String> text) {
    if (text.isEmpty()) {
      return none();
    }
    Matcher parts = TEXT.matcher(text.get().strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "muster.topic.accepted-starts is \"%s\", wanted topicId@partition:offset,partition:offset…"
              .formatted(text.get()));
    }
    Map<Integer, Long> starts = new TreeMap<>();
    for (String start : parts.group(2).split(",", -1)) {
      String[] pair = start.split(":", 2);
      starts.put(Integer.valueOf(pair[0]), Long.valueOf(pair[1]));
    }
    return new AcceptedStarts(parts.group(1), starts);
  }

  /// What would accept a topic as it begins now.
  static AcceptedStarts of(String topicId, List<Long> begins) {
    Map<Integer, Long> starts = new TreeMap<>();
    for (int p = 0; p < begins.size(); p++) {
      if (begins.get(p) > 0) {
        starts.put(p, begins.get(p));
      }
    }
    return new AcceptedStarts(topicId, starts);
  }

  /// What is not accepted of where a topic begins now, each with what to do; empty if nothing is
  /// lost that nobody has given up.
  List<String> violations(String topic, String topicId, List<Long> begins) {
    List<String> lost = new ArrayList<>();
    for (int p = 0; p < begins.size(); p++) {
      long accepted = this.topicId.equals(topicId) ? starts.getOrDefault(p, 0L) : 0L;
      if (begins.get(p) > accepted) {
        lost.add(
            "%s-%d was truncated: it begins at offset %d, not at %d"
                .formatted(topic, p, begins.get(p), accepted));
      }
    }
    if (!lost.isEmpty()) {
      lost.add(
          "restore the topic from a backup; or, if what is lost is given up, accept the log for the projections (./muster accept-log) and start this service with muster.topic.accepted-starts=%s (MUSTER_TOPIC_ACCEPTED_STARTS)"
              .formatted(of(topicId, begins).text()));
    }
    return lost;
  }

  /// As it is written.
  String text() {
    return topicId
        + "@"
        + new TreeMap<>(starts)
            .entrySet().stream()
                .map(start -> start.getKey() + ":" + start.getValue())
                .collect(Collectors.joining(","));
  }
}
