package org.muster.cli.bench;

import java.io.InputStream;

/// A history as lines, made as they are read.
final class HistoryStream extends InputStream {

  private final History history;
  private byte[] line = {};
  private int at;

  HistoryStream(History history) {
    this.history = history;
  }

  @Override
  public int read() {
    return ready() ? line[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!ready()) {
      return -1;
    }
    int count = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, offset, count);
    at += count;
    return count;
  }

  private boolean ready() {
    if (at < line.length) {
      return true;
    }
    if (!history.hasNext()) {
      return false;
    }
    var announcement = history.next();
    line = java.util.Arrays.copyOf(announcement, announcement.length + 1);
    line[announcement.length] = '\n';
    at = 0;
    return true;
  }
}
