package org.muster.projections.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// A running digest over raw records, in their order.
///
/// It begins with 32 zero bytes. With each record it becomes the SHA-256 of: the digest before; the
/// offset and the timestamp (8 bytes each); the key; the value; the number of headers (4 bytes);
/// each header's name (UTF-8) and value. Numbers are big-endian. Keys, values, names and values of
/// headers have their length before them (4 bytes; −1 for none at all). So no byte of a record,
/// neither its place nor its absence, can change without changing every digest after it.
final class RecordChain {

  static final int DIGEST_BYTES = 32;

  private static final int NO_BYTES = -1;

  private final MessageDigest sha = sha256();
  private final byte[] digest;
  private final ByteBuffer numbers = ByteBuffer.allocate(2 * Long.BYTES);

  /// @param digest where it goes on, 64 hexadecimal digits
  RecordChain(String digest) {
    this.digest = HexFormat.of().parseHex(digest);
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    sha.update(digest);
    number(record.offset());
    number(record.timestamp());
    bytes(record.key());
    bytes(record.value());
    Header[] headers = record.headers().toArray();
    number(headers.length);
    for (Header header : headers) {
      bytes(header.key().getBytes(StandardCharsets.UTF_8));
      bytes(header.value());
    }
    try {
      sha.digest(digest, 0, DIGEST_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 has 32 bytes", e);
    }
  }

  /// The digest so far, 64 hexadecimal digits.
  String digest() {
    return HexFormat.of().formatHex(digest);
  }

  private void bytes(byte @Nullable [] bytes) {
    if (bytes == null) {
      number(NO_BYTES);
    } else {
      number(bytes.length);
      sha.update(bytes);
    }
  }

  private void number(long number) {
    numbers.clear().putLong(number);
    sha.update(numbers.array(), 0, Long.BYTES);
  }

  private void number(int number) {
    numbers.clear().putInt(number);
    sha.update(numbers.array(), 0, Integer.BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
