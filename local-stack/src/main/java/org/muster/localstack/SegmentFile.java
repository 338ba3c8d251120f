package org.muster.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;

/// The file in which the broker keeps the first records of a partition, changed behind its back.
public final class SegmentFile {

  private static final int LENGTH = 8;
  private static final int BEFORE_LENGTH_ENDS = 12;
  private static final int CRC = 17;
  private static final int AFTER_CRC = 21;

  private final Path file;

  private SegmentFile(Path file) {
    this.file = file;
  }

  /// The one of a partition; it is there only if the broker runs on this machine.
  public static SegmentFile of(TestStack stack, String topic, int partition) {
    try (Admin admin = stack.admin()) {
      int broker = admin.describeCluster().nodes().get().iterator().next().id();
      Path folder =
          Path.of(
              admin
                  .describeLogDirs(List.of(broker))
                  .allDescriptions()
                  .get()
                  .values()
                  .iterator()
                  .next()
                  .keySet()
                  .iterator()
                  .next());
      return new SegmentFile(
          folder.resolve(topic + "-" + partition).resolve("00000000000000000000.log"));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the broker does not tell where its files are", e);
    }
  }

  public boolean isHere() {
    return Files.isRegularFile(file);
  }

  /// Changes one byte of a word in the record at an offset, and the batch's CRC along with it, so
  /// that nothing but the chain can notice.
  public void flipUnnoticed(long offset, String word) {
    flip(offset, word, true);
  }

  /// Changes one byte of a word in the record at an offset, so that the batch's CRC is wrong.
  public void flip(long offset, String word) {
    flip(offset, word, false);
  }

  /// One record is one batch here, as the tests wait for each to be acknowledged.
  private void flip(long offset, String word, boolean withCrc) {
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
      int at = 0;
      while (all.getLong(at) != offset) {
        at += BEFORE_LENGTH_ENDS + all.getInt(at + LENGTH);
      }
      int end = at + BEFORE_LENGTH_ENDS + all.getInt(at + LENGTH);
      String text = new String(all.array(), at, end - at, StandardCharsets.ISO_8859_1);
      int place = at + text.indexOf(word);
      if (place < at) {
        throw new IllegalStateException("the record %d has no %s".formatted(offset, word));
      }
      all.put(place, (byte) (all.get(place) ^ 1));
      if (withCrc) {
        CRC32C crc = new CRC32C();
        crc.update(all.array(), at + AFTER_CRC, end - at - AFTER_CRC);
        all.putInt(at + CRC, (int) crc.getValue());
      }
      Files.write(file, all.array(), StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
