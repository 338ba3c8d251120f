package org.muster.cli.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChunksTest {

  private static LineChunks chunks(String text) {
    return new LineChunks(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void blankLinesAreCountedAndNotSent() throws IOException {
    var chunks = chunks("a\n\n \r\nb");
    var chunk = chunks.next().orElseThrow();
    assertThat(new String(chunk.bytes(), UTF_8)).isEqualTo("a\nb\n");
    assertThat(chunk.numbers()).isEqualTo(List.of(1L, 4L));
    assertThat(chunks.next()).isEmpty();
  }

  @Test
  void aPieceEndsAtItsBytes() throws IOException {
    var line = "x".repeat(LineChunks.BYTES / 2) + "\n";
    var chunks = chunks(line.repeat(3));
    assertThat(chunks.next().orElseThrow().numbers()).containsExactly(1L, 2L);
    assertThat(chunks.next().orElseThrow().numbers()).containsExactly(3L);
    assertThat(chunks.next()).isEmpty();
  }

  @Test
  void nothingGivesNothing() throws IOException {
    assertThat(chunks("").next()).isEmpty();
    assertThat(chunks("\n\n").next()).isEmpty();
  }
}
