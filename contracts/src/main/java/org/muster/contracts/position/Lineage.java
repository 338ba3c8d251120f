package org.muster.contracts.position;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The short name of one log: a topic that was deleted and made again is another log.
public final class Lineage {
  private Lineage() {}

  /// Eight hexadecimal digits from the topic's id, the same in every service.
  ///
  /// @param topicId as Kafka tells it
  public static String of(String topicId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(topicId.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
