package org.muster.projections.replay;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by `COPY`, in its text format. Not ended, it writes nothing.
final class CopyRows implements AutoCloseable {

  private static final int FLUSH_CHARS = 64 * 1024;

  private final CopyIn copy;
  private final StringBuilder buffer = new StringBuilder(FLUSH_CHARS + 8 * 1024);

  private CopyRows(CopyIn copy) {
    this.copy = copy;
  }

  static CopyRows into(Connection connection, String table, List<String> columns)
      throws SQLException {
    return new CopyRows(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy %s (%s) from stdin".formatted(table, String.join(", ", columns))));
  }

  void row(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        buffer.append('\t');
      }
      field(values[i]);
    }
    buffer.append('\n');
    if (buffer.length() >= FLUSH_CHARS) {
      flush();
    }
  }

  /// Writes what is left; only now the rows are there.
  void end() throws SQLException {
    flush();
    copy.endCopy();
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  private void field(@Nullable Object value) {
    switch (value) {
      case null -> buffer.append("\\N");
      case Object[] array -> escaped(literal(array));
      case LocalDate day when day.equals(LocalDate.MIN) -> buffer.append("-infinity");
      case byte[] bytes -> throw new IllegalArgumentException("bytes are not copied");
      default -> escaped(value.toString());
    }
  }

  private static String literal(Object[] array) {
    return Arrays.stream(array)
        .map(element -> '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        case '\t' -> buffer.append("\\t");
        default -> buffer.append(c);
      }
    }
  }
}
