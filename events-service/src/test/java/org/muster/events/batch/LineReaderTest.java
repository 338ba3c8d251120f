package org.muster.events.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> lines(String text, int limit) throws IOException {
    LineReader reader =
        new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
    List<String> lines = new ArrayList<>();
    for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
      lines.add(
          switch (line) {
            case LineReader.Line.Text(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
            case LineReader.Line.Blank blank -> "(blank)";
            case LineReader.Line.TooLong tooLong -> "(too long)";
          });
    }
    return lines;
  }

  @Test
  void lines_end_with_a_line_feed_or_the_end() throws Exception {
    assertThat(lines("a\nb\n", 10)).containsExactly("a", "b");
    assertThat(lines("a\nb", 10)).containsExactly("a", "b");
    assertThat(lines("", 10)).isEmpty();
  }

  @Test
  void blank_lines_are_told() throws Exception {
    assertThat(lines("\n \t\r\na\n\n", 10)).containsExactly("(blank)", "(blank)", "a", "(blank)");
  }

  @Test
  void a_line_may_be_as_long_as_the_limit_and_no_longer() throws Exception {
    String longest = "x".repeat(40_000);

    assertThat(lines(longest + "\n" + longest + "y\nz", 40_000))
        .containsExactly(longest, "(too long)", "z");
  }
}
