package org.muster.cli.posting;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a stream of lines into pieces of bounded size; blank lines are passed over but counted.
final class LineChunks {

  static final int LINES = 1_000;
  static final int BYTES = 1 << 20;

  /// Some lines as bytes, and the number in the file of each.
  record Chunk(byte[] bytes, List<Long> numbers) {}

  private final InputStream in;
  private long number;
  private boolean ended;

  LineChunks(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /// The next piece, empty at the end. A piece has at most [#LINES] lines, and at most [#BYTES]
  /// bytes unless one line alone is longer.
  Optional<Chunk> next() throws IOException {
    var bytes = new ByteArrayOutputStream(1 << 16);
    var numbers = new ArrayList<Long>();
    while (!ended && numbers.size() < LINES && bytes.size() < BYTES) {
      var line = line();
      if (!ended || line.length > 0) {
        number++;
      }
      if (!isBlank(line)) {
        bytes.write(line);
        bytes.write('\n');
        numbers.add(number);
      }
    }
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chunk(bytes.toByteArray(), List.copyOf(numbers)));
  }

  private byte[] line() throws IOException {
    var line = new ByteArrayOutputStream(512);
    int b = in.read();
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    ended = b < 0;
    return line.toByteArray();
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
