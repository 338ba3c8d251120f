package org.muster.cli.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class HeadingTest {

  private static List<String> heading(String knowledge, int width) throws IOException {
    var answer =
        Json.MAPPER.readTree("{\"scenario\":\"announced\",\"knowledge\":%s}".formatted(knowledge));
    return Heading.lines("MINUSMA on 30 November 2022", answer, Style.PLAIN, width);
  }

  @Test
  void theEndOfADayIsSaidAsSuch() throws IOException {
    assertThat(heading("{\"basis\":\"announced\",\"at\":\"2022-11-13T23:59:59.999Z\"}", 120))
        .containsExactly(
            "MINUSMA on 30 November 2022 · scenario announced · as announced by the end of 13 November 2022");
  }

  @Test
  void aMomentHasItsMinuteAndItsZone() throws IOException {
    assertThat(heading("{\"basis\":\"recorded\",\"at\":\"2026-11-23T20:54:55.775Z\"}", 120))
        .singleElement()
        .asString()
        .endsWith(" · as recorded by 23 November 2026, 20:54 UTC");
  }

  @Test
  void whatIsTooLongGoesOnASecondLine() throws IOException {
    assertThat(heading("{\"basis\":\"recorded\",\"at\":\"2026-11-23T20:54:55.775Z\"}", 80))
        .containsExactly(
            "MINUSMA on 30 November 2022",
            "scenario announced · as recorded by 23 November 2026, 20:54 UTC");
  }
}
