package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-11-11|11 November 2022",
        "2022-11|in November 2022",
        "2022|in 2022",
        "[2022-11-14..2023-05-14]|some day between 14 November 2022 and 14 May 2023",
        "[..2023-12-31]|by 31 December 2023",
        "[2022-03..]|on or after March 2022",
        "2022-07/2022-08|from July 2022 to August 2022"
      })
  void a_date_is_said_back_in_words(String edtf, String words) {
    assertThat(Words.date(edtf)).isEqualTo(words);
  }

  @Test
  void an_interval_says_what_is_best_and_what_is_possible() {
    assertThat(Words.brief(interval(12_428, 13_846L, 13_846L)))
        .isEqualTo("13,846 (12,428 – 13,846)");
    assertThat(Words.brief(interval(256, 256L, 256L))).isEqualTo("256");
    assertThat(Words.brief(interval(0, null, 900L))).isEqualTo("0 – 900");
    assertThat(Words.brief(interval(1_001, null, null))).isEqualTo("1,001 or more");
    assertThat(Words.brief(JsonNodeFactory.instance.nullNode())).isEqualTo("unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "https:",
        "https://a b/",
        "file:///etc/passwd"
      })
  void an_address_that_is_not_of_the_web_is_no_link(String url) {
    assertThat(Links.web(url)).isEmpty();
  }

  @Test
  void an_address_of_the_web_is_a_link() {
    assertThat(Links.web("https://example.org/a?b=c")).isEqualTo("https://example.org/a?b=c");
  }

  private static ObjectNode interval(long low, @Nullable Long best, @Nullable Long high) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("low", low)
        .put("best", best)
        .put("high", high);
  }
}
