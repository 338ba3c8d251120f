package org.muster.cli.imports;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muster.cli.CommandFailure;

/// The rows of a CSV file with a header line, each as its columns by name.
final class CsvRows {

  private static final ObjectReader READER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build()
          .readerForMapOf(String.class)
          .with(CsvSchema.emptySchema().withHeader());

  private CsvRows() {}

  /// Reads a file of UTF-8.
  ///
  /// @param needed columns that it must have
  /// @throws CommandFailure if it is no such file
  static List<Map<String, String>> read(Path file, String... needed) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (MappingIterator<Map<String, String>> in = READER.readValues(file.toFile())) {
      while (in.hasNext()) {
        rows.add(in.next());
      }
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.REFUSED, "%s cannot be read as CSV: %s".formatted(file, e.getMessage()));
    }
    if (!rows.isEmpty()) {
      Set<String> missing = new LinkedHashSet<>(List.of(needed));
      missing.removeAll(rows.getFirst().keySet());
      if (!missing.isEmpty()) {
        throw new CommandFailure(
            CommandFailure.REFUSED,
            "%s has no column %s; it has %s"
                .formatted(file, String.join(", ", missing), rows.getFirst().keySet()));
      }
    }
    return rows;
  }

  /// A cell, empty if it is not there.
  static String cell(Map<String, String> row, String column) {
    String cell = row.get(column);
    return cell == null ? "" : cell.strip();
  }
}
