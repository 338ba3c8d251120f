package org.muster.events.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Splits a stream into lines, holding no more of a line than its limit.
final class LineReader {

  /// One line.
  sealed interface Line {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(byte[] bytes) implements Line {}

    record Blank() implements Line {}

    /// Longer than the limit; what was in it is gone.
    record TooLong() implements Line {}
  }

  private static final int CHUNK = 16 * 1024;

  private final InputStream in;
  private final byte[] line;
  private final byte[] chunk = new byte[CHUNK];
  private int next;
  private int filled;

  /// @param limit the longest line, in bytes without its end
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.line = new byte[limit];
  }

  /// The next line; `null` at the end.
  @Nullable Line next() throws IOException {
    int length = 0;
    boolean any = false;
    boolean tooLong = false;
    while (next < filled || fill()) {
      any = true;
      int end = endOfLine();
      int part = end - next;
      if (length + part <= line.length) {
        System.arraycopy(chunk, next, line, length, part);
        length += part;
      } else {
        tooLong = true;
      }
      boolean ended = end < filled;
      next = ended ? end + 1 : end;
      if (ended) {
        break;
      }
    }
    if (!any) {
      return null;
    }
    return tooLong ? new Line.TooLong() : line(length);
  }

  private boolean fill() throws IOException {
    next = 0;
    filled = Math.max(in.read(chunk), 0);
    return filled > 0;
  }

  private int endOfLine() {
    int i = next;
    while (i < filled && chunk[i] != '\n') {
      i++;
    }
    return i;
  }

  private Line line(int length) {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return new Line.Text(Arrays.copyOf(line, length));
      }
    }
    return new Line.Blank();
  }
}
