package org.muster.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalWordsTest {

  @Test
  void oneNumberIsItself() {
    assertThat(IntervalWords.of(14_102, 14_102L, 14_102L)).isEqualTo("14,102");
    assertThat(IntervalWords.of(0, 0L, 0L)).isEqualTo("0");
  }

  @Test
  void aBoundAboveIsAtMost() {
    assertThat(IntervalWords.of(0, 0L, 900L)).isEqualTo("at most 900");
    assertThat(IntervalWords.of(0, null, 900L)).isEqualTo("at most 900");
    assertThat(IntervalWords.of(0, 880L, 880L)).isEqualTo("at most 880, best 880");
  }

  @Test
  void aBoundBelowIsOverOrAtLeast() {
    assertThat(IntervalWords.of(1_001, null, null)).isEqualTo("over 1,000");
    assertThat(IntervalWords.of(386, null, null)).isEqualTo("at least 386");
    assertThat(IntervalWords.of(1, null, null)).isEqualTo("at least 1");
    assertThat(IntervalWords.of(0, null, null)).isEqualTo("any number");
  }

  @Test
  void twoBoundsHaveTheBestBeside() {
    assertThat(IntervalWords.of(585, 650L, 1_615L)).isEqualTo("585 to 1,615, best 650");
    assertThat(IntervalWords.of(585, null, 1_615L)).isEqualTo("585 to 1,615");
    assertThat(IntervalWords.of(0, 450L, 900L)).isEqualTo("0 to 900, best 450");
  }
}
