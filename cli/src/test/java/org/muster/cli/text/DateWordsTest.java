package org.muster.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {

  @ParameterizedTest
  @CsvSource({
    "2022-11-11, 11 November 2022",
    "2022-11, November 2022",
    "2022, 2022",
    "[2022-11-14..2023-05-14], between 14 November 2022 and 14 May 2023",
    "[..2023-12-31], by 31 December 2023",
    "[2022-03..], from March 2022",
    "2022-07/2022-08, July 2022 to August 2022",
    "soon, soon"
  })
  void aDateReadsAsWords(String edtf, String words) {
    assertThat(DateWords.of(edtf)).isEqualTo(words);
  }
}
