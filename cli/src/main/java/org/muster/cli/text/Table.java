package org.muster.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A table in columns, with a line of headings; long texts in its widest column are wrapped. A row
/// may have words of its own below it.
public final class Table {

  private static final String GAP = "  ";
  private static final String INDENT = "    ";
  private static final int MAX_PART = 24;
  private static final Pattern SPACE = Pattern.compile(" +");
  private static final Pattern NOT_BESIDE_A_SLASH = Pattern.compile("(?<!/) +(?!/)");
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cntrl}\\u202A-\\u202E\\u2066-\\u2069]");

  /// Where the text of a column stands.
  public enum Align {
    LEFT,
    RIGHT
  }

  /// A heading and the side its column keeps to.
  public record Column(String heading, Align align) {

    public static Column left(String heading) {
      return new Column(heading, Align.LEFT);
    }

    public static Column right(String heading) {
      return new Column(heading, Align.RIGHT);
    }
  }

  private final List<Column> columns;
  private final List<Line> rows = new ArrayList<>();

  private sealed interface Line {
    record Cells(List<String> cells) implements Line {}

    record Note(String text) implements Line {}
  }

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /// Adds a row. Control characters are made visible as `?`, so that what somebody posted cannot
  /// steer a terminal.
  ///
  /// @throws IllegalArgumentException if it has not a cell for each column
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns".formatted(cells.length, columns.size()));
    }
    var row = new ArrayList<String>();
    for (var cell : cells) {
      row.add(safe(cell));
    }
    rows.add(new Line.Cells(row));
    return this;
  }

  /// Adds words about the row before, which stand below it across the columns.
  public Table note(String text) {
    rows.add(new Line.Note(safe(text)));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The lines, no wider than so many characters if the widest column can give way.
  public List<String> lines(int width, Style style) {
    var widths = widths(width);
    var lines = new ArrayList<String>();
    var headings = columns.stream().map(Column::heading).toList();
    lines.addAll(physical(headings, widths, style::bold));
    for (var row : rows) {
      switch (row) {
        case Line.Cells(List<String> cells) ->
            lines.addAll(physical(cells, widths, UnaryOperator.identity()));
        case Line.Note(String text) ->
            wrap(text, width - INDENT.length())
                .forEach(line -> lines.add(INDENT + style.dim(line)));
      }
    }
    return lines;
  }

  /// Text without control characters and bidirectional overrides.
  public static String safe(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }

  private int[] widths(int atMost) {
    var widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = length(columns.get(c).heading());
      for (var row : rows) {
        if (row instanceof Line.Cells(List<String> cells)) {
          widths[c] = Math.max(widths[c], length(cells.get(c)));
        }
      }
    }
    narrowWidest(widths, atMost);
    return widths;
  }

  /// Takes from the widest columns, first what breaks no interval such as `0 / 0 / 900`, then what
  /// breaks no word.
  private void narrowWidest(int[] widths, int atMost) {
    narrowWidest(widths, atMost, leastWidths(NOT_BESIDE_A_SLASH));
    narrowWidest(widths, atMost, leastWidths(SPACE));
  }

  private static void narrowWidest(int[] widths, int atMost, int[] least) {
    int total = GAP.length() * (widths.length - 1) + Arrays.stream(widths).sum();
    for (; total > atMost; total--) {
      int widest = -1;
      for (int c = 0; c < widths.length; c++) {
        if (widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        return;
      }
      widths[widest]--;
    }
  }

  /// The longest parts that are to stay whole, or a usual width if those are longer: an address may
  /// stand out.
  private int[] leastWidths(Pattern breaks) {
    var least = new int[columns.size()];
    for (int c = 0; c < least.length; c++) {
      least[c] = longestPart(columns.get(c).heading(), breaks);
      for (var row : rows) {
        if (row instanceof Line.Cells(List<String> cells)) {
          least[c] = Math.max(least[c], Math.min(MAX_PART, longestPart(cells.get(c), breaks)));
        }
      }
    }
    return least;
  }

  private static int longestPart(String text, Pattern breaks) {
    return Arrays.stream(breaks.split(text)).mapToInt(Table::length).max().orElse(0);
  }

  private List<String> physical(List<String> cells, int[] widths, UnaryOperator<String> dressed) {
    var wrapped = new ArrayList<List<String>>();
    int height = 1;
    for (int c = 0; c < widths.length; c++) {
      var parts = wrap(cells.get(c), widths[c]);
      wrapped.add(parts);
      height = Math.max(height, parts.size());
    }
    var lines = new ArrayList<String>();
    for (int l = 0; l < height; l++) {
      var line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        var part = l < wrapped.get(c).size() ? wrapped.get(c).get(l) : "";
        line.append(c == 0 ? "" : GAP).append(padded(part, widths[c], columns.get(c).align()));
      }
      lines.add(dressed.apply(line.toString().stripTrailing()));
    }
    return lines;
  }

  /// Breaks text at spaces into lines of so many characters; a longer word stands on a line of its
  /// own.
  public static List<String> wrap(String text, int width) {
    if (length(text) <= width) {
      return List.of(text);
    }
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : SPACE.split(text)) {
      if (!line.isEmpty() && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return Collections.unmodifiableList(lines);
  }

  private static String padded(String text, int width, Align align) {
    var space = " ".repeat(Math.max(0, width - length(text)));
    return align == Align.RIGHT ? space + text : text + space;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
