package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"value\": 1060, \"qualifier\": \"about\"} | about 1,060",
        "{\"value\": 60} | 60",
        "{\"value\": 60, \"qualifier\": \"at-least\"} | at least 60",
        "{\"low\": 10, \"high\": 20} | 10 – 20",
        "{\"value\": 60, \"text\": \"three companies\"} | three companies",
        "{\"value\": 0} | 0"
      })
  void a_number_is_told_also_where_the_source_had_no_words_for_it(String personnel, String words)
      throws Exception {
    assertThat(says(personnel)).isEqualTo(words);
  }

  @Test
  void a_number_that_nobody_knows_is_not_told_as_one() throws Exception {
    assertThat(says("{\"qualifier\": \"unknown\"}")).isEmpty();
  }

  private static String says(String personnel) throws Exception {
    return Told.ofJournal(
            JSON.readTree(
                """
                {"id": "0190", "type": "withdrawal-announced", "mission": "ANY", "personnel": %s}\
                """
                    .formatted(personnel)))
        .says();
  }
}
