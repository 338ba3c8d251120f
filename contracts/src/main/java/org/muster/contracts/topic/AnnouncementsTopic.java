package org.muster.contracts.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings without which the topic would not be a log that is kept for ever. Provisioning
/// creates the topic with them; the services check them and stop if they differ.
public final class AnnouncementsTopic {
  private AnnouncementsTopic() {}

  /// Its default name.
  public static final String NAME = "muster.announcements";

  /// Its default number of partitions; fixed at creation, because the key decides the partition.
  public static final int PARTITIONS = 12;

  /// The largest record in bytes: a body of 64 KiB with its stamps and headers has ample room.
  public static final int MAX_RECORD_BYTES = 1_048_576;

  /// The settings for a cluster in which each record has so many replicas.
  ///
  /// One replica: every batch is synced to disk before it is acknowledged, as nobody else has it.
  /// Several: two must have it.
  public static Map<String, String> settings(int replicas) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("cleanup.policy", "delete");
    settings.put("retention.ms", "-1");
    settings.put("retention.bytes", "-1");
    settings.put("message.timestamp.type", "CreateTime");
    settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    if (replicas == 1) {
      settings.put("flush.messages", "1");
    } else {
      settings.put("min.insync.replicas", "2");
    }
    return settings;
  }

  /// What is wrong with a topic, each with what to change; empty if nothing is.
  ///
  /// @param topic its name, for the texts
  /// @param replicas how many replicas its partitions have
  /// @param actual its settings as the broker tells them
  public static List<String> violations(String topic, int replicas, Map<String, String> actual) {
    List<String> violations = new ArrayList<>();
    settings(replicas)
        .forEach((name, wanted) -> {
          String is = actual.get(name);
          if (!wanted.equals(is)) {
            violations.add("topic %s has %s=%s; set it to %s".formatted(topic, name, is, wanted));
          }
        });
    return violations;
  }
}
