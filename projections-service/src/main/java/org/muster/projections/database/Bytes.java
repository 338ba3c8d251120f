package org.muster.projections.database;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer of big-endian numbers and UTF-8 texts.
final class Bytes {

  private byte[] array;
  private int length;

  Bytes(int capacity) {
    array = new byte[capacity];
  }

  /// The bytes, of which the first [#length] count.
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  void int8(int value) {
    room(1);
    array[length++] = (byte) value;
  }

  void int16(int value) {
    room(2);
    array[length++] = (byte) (value >> 8);
    array[length++] = (byte) value;
  }

  void int32(int value) {
    room(4);
    put32(length, value);
    length += 4;
  }

  void int64(long value) {
    int32((int) (value >> 32));
    int32((int) value);
  }

  void bytes(byte[] bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, array, length, bytes.length);
    length += bytes.length;
  }

  void text(String text) {
    bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Leaves room for the length of what comes until [#end].
  int begin() {
    int32(0);
    return length;
  }

  /// Writes the length of what came since [#begin] gave that start.
  void end(int start) {
    put32(start - 4, length - start);
  }

  private void put32(int at, int value) {
    array[at] = (byte) (value >> 24);
    array[at + 1] = (byte) (value >> 16);
    array[at + 2] = (byte) (value >> 8);
    array[at + 3] = (byte) value;
  }

  private void room(int more) {
    if (length + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }
}
