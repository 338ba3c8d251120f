package org.muster.projections.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows on their way into a table by `COPY`, in its binary format, so that neither side escapes or
/// parses texts. Not ended, it writes nothing.
///
/// A value's type is its column's: `Integer`, `Long`, `Boolean`, `String` (text), `LocalDate`
/// ([LocalDate#MIN] is `-infinity`), `OffsetDateTime`, `UUID`, arrays of `String` and of `UUID`.
public final class CopyRows implements AutoCloseable {

  private static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  private static final int END = -1;
  private static final int NULL = -1;
  private static final int FLUSH_BYTES = 128 * 1024;
  private static final int TEXT_OID = 25;
  private static final int UUID_OID = 2950;
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final OffsetDateTime EPOCH_TIME = OffsetDateTime.parse("2000-01-01T00:00:00Z");

  private final CopyIn copy;
  private final Bytes buffer = new Bytes(FLUSH_BYTES + FLUSH_BYTES / 4);

  private CopyRows(CopyIn copy) {
    this.copy = copy;
    buffer.bytes(HEADER);
  }

  /// Begins to write rows.
  ///
  /// @param table with its schema
  /// @param columns in the order of each row's values
  public static CopyRows into(Connection connection, String table, List<String> columns)
      throws SQLException {
    return new CopyRows(
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy %s (%s) from stdin (format binary)"
                    .formatted(table, String.join(", ", columns))));
  }

  /// The columns with the generation before them: those of a table that has all generations.
  public static List<String> ofGeneration(List<String> columns) {
    return Stream.concat(Stream.of("generation"), columns.stream()).toList();
  }

  public void row(@Nullable Object... values) throws SQLException {
    row(List.of(), values);
  }

  /// A row that begins with these values.
  public void row(List<?> first, @Nullable Object... rest) throws SQLException {
    buffer.int16(first.size() + rest.length);
    for (Object value : first) {
      field(value);
    }
    for (@Nullable Object value : rest) {
      field(value);
    }
    if (buffer.length() >= FLUSH_BYTES) {
      flush();
    }
  }

  /// Writes what is left; only now the rows are there.
  public void end() throws SQLException {
    buffer.int16(END);
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
    copy.writeToCopy(buffer.array(), 0, buffer.length());
    buffer.clear();
  }

  private void field(@Nullable Object value) {
    if (value == null) {
      buffer.int32(NULL);
      return;
    }
    int start = buffer.begin();
    switch (value) {
      case String text -> buffer.text(text);
      case Long number -> buffer.int64(number);
      case Integer number -> buffer.int32(number);
      case Boolean flag -> buffer.int8(flag ? 1 : 0);
      case UUID id -> uuid(id);
      case LocalDate day -> buffer.int32(days(day));
      case OffsetDateTime time -> buffer.int64(ChronoUnit.MICROS.between(EPOCH_TIME, time));
      case String[] texts -> array(TEXT_OID, texts);
      case UUID[] ids -> array(UUID_OID, ids);
      default -> throw new IllegalArgumentException("a " + value.getClass() + " is not copied");
    }
    buffer.end(start);
  }

  private static int days(LocalDate day) {
    return day.equals(LocalDate.MIN)
        ? Integer.MIN_VALUE
        : Math.toIntExact(ChronoUnit.DAYS.between(EPOCH, day));
  }

  private void uuid(UUID id) {
    buffer.int64(id.getMostSignificantBits());
    buffer.int64(id.getLeastSignificantBits());
  }

  private void array(int elementOid, Object[] elements) {
    buffer.int32(elements.length == 0 ? 0 : 1);
    buffer.int32(0); // no element is null
    buffer.int32(elementOid);
    if (elements.length > 0) {
      buffer.int32(elements.length);
      buffer.int32(1); // the first has the number 1
    }
    for (Object element : elements) {
      field(element);
    }
  }
}
