package org.muster.contracts.edtf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "open",
      textBlock =
          """
          2022-11-11,               2022-11-11, 2022-11-11, false
          2022-11,                  2022-11-01, 2022-11-30, false
          2024-02,                  2024-02-01, 2024-02-29, false
          2100-02,                  2100-02-01, 2100-02-28, false
          2022,                     2022-01-01, 2022-12-31, false
          0001,                     0001-01-01, 0001-12-31, false
          9999-12-31,               9999-12-31, 9999-12-31, false
          [2022-11-14..2023-05-14], 2022-11-14, 2023-05-14, false
          [2022..2023-05],          2022-01-01, 2023-05-31, false
          [2022..2022],             2022-01-01, 2022-12-31, false
          [..2023-12-31],           open,       2023-12-31, false
          [..2023],                 open,       2023-12-31, false
          [2022-03..],              2022-03-01, open,       false
          2022-07/2022-08,          2022-07-01, 2022-08-31, true
          2022-07-14/2022-08-15,    2022-07-14, 2022-08-15, true
          """)
  void everyFormHasAFirstAndALastDay(
      String text, LocalDate earliest, LocalDate latest, boolean span) {
    Edtf date = Edtf.parse(text);
    assertThat(date).isEqualTo(new Edtf(text, earliest, latest, span)).hasToString(text);
    assertThat(text).matches(Edtf.PATTERN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "2022-13",
        "2022-00",
        "2022-11-00",
        "2022-11-32",
        "0000",
        "0000-01-01",
        "10000",
        "10000-01-01",
        "-2022",
        "+2022",
        "22",
        "2022-1",
        "2022-1-1",
        "2022-11-11T00:00:00Z",
        "2022-11-11 ",
        " 2022-11-11",
        "2022-11-11\n",
        "2022/11/11",
        "11.11.2022",
        "2022-W46",
        "2022-11-1X",
        "202X",
        "2022?",
        "2022~",
        "[..]",
        "[]",
        "..2023",
        "2022..",
        "[2022..2023",
        "2022..2023]",
        "[2022,2023]",
        "{2022..2023}",
        "[2022..2023..2024]",
        "../2023",
        "2022/..",
        "2022/",
        "/2022",
        "2022/2023/2024",
        "٢٠٢٢",
        "２０２２",
        "2022‐11‐11"
      })
  void whatIsNotOfTheProfileIsRefused(String text) {
    assertThatThrownBy(() -> Edtf.parse(text)).isInstanceOf(IllegalArgumentException.class);
    assertThat(text).doesNotMatch(Edtf.PATTERN);
  }

  /// The calendar's rules that no regular expression says.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2022-02-30",
        "2022-02-29",
        "1900-02-29",
        "2022-04-31",
        "[2022-02-30..]",
        "[..2022-06-31]",
        "[2023-05-14..2022-11-14]",
        "[2023..2022]",
        "2022-08/2022-07",
        "2022-07-02/2022-07-01"
      })
  void impossibleDaysAndRangesUpsideDownAreRefused(String text) {
    assertThatThrownBy(() -> Edtf.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
