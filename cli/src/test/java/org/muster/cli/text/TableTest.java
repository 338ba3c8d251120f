package org.muster.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

  private static Table table() {
    return new Table(Table.Column.left("who"), Table.Column.right("n"), Table.Column.left("words"));
  }

  @Test
  void columnsKeepToTheirSides() {
    assertThat(table().row("CIV", "900", "leaving").row("Benin", "7", "").lines(80, Style.PLAIN))
        .containsExactly("who      n  words", "CIV    900  leaving", "Benin    7");
  }

  @Test
  void theWidestColumnGivesWay() {
    var lines =
        table()
            .row("CIV", "900", "one two three four five six seven eight nine ten")
            .lines(34, Style.PLAIN);
    assertThat(lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(34));
  }

  @Test
  void severalWideColumnsShareTheSpace() {
    var lines =
        new Table(Table.Column.left("one"), Table.Column.left("two"), Table.Column.left("three"))
            .row(
                "one two three four five six",
                "seven eight nine ten eleven",
                "twelve thirteen fourteen fifteen")
            .lines(50, Style.PLAIN);
    assertThat(lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(50));
  }

  @Test
  void aNoteStandsBelowItsRow() {
    assertThat(table().row("CIV", "1", "x").note("all of it").lines(80, Style.PLAIN))
        .containsExactly("who  n  words", "CIV  1  x", "    all of it");
  }

  @Test
  void whatSteersATerminalIsTakenOut() {
    assertThat(table().row("a\u001B[31mb", "1\n2", "x\u202Ey").lines(80, Style.PLAIN).get(1))
        .isEqualTo("a?[31mb  1?2  x?y");
  }

  @Test
  void aRowNeedsACellForEachColumn() {
    assertThatThrownBy(() -> table().row("CIV")).hasMessage("1 cells for 3 columns");
  }

  @Test
  void coloursAreForTerminalsWithoutNoColor() {
    assertThat(Style.here(true, Map.of("TERM", "xterm")).bold("x"))
        .isEqualTo("\u001B[1mx\u001B[0m");
    assertThat(Style.here(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).bold("x")).isEqualTo("x");
    assertThat(Style.here(true, Map.of("TERM", "dumb")).bold("x")).isEqualTo("x");
    assertThat(Style.here(false, Map.of("TERM", "xterm")).bold("x")).isEqualTo("x");
  }
}
