package org.muster.contracts.recorded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// Ids derived from a client's key, so that the same announcement sent again has the same id.
public final class KeyedId {
  private KeyedId() {}

  /// A UUIDv8 (RFC 9562) from the SHA-256 of issuer, subject, mission and key. Each part is
  /// preceded by its length, so that no two tuples read alike.
  public static UUID of(String issuer, String subject, String mission, String key) {
    MessageDigest sha = sha256();
    for (String part : new String[] {issuer, subject, mission, key}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha.update(bytes);
    }
    ByteBuffer digest = ByteBuffer.wrap(sha.digest());
    long high = (digest.getLong() & ~0xF000L) | 0x8000L;
    long low = (digest.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
