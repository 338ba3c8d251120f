package org.muster.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.cli.text.Style;
import picocli.CommandLine;

class MusterTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CommandLine line =
      Muster.commandLine(
          new Screen(
              new PrintStream(out, true, UTF_8),
              new PrintStream(err, true, UTF_8),
              Style.PLAIN,
              false,
              120));

  @TempDir Path folder;

  @Test
  void withoutACommandItSaysWhereToStart() {
    assertThat(line.execute()).isZero();
    assertThat(out.toString(UTF_8)).contains("./muster up", "posture", "bench", "Exit codes:");
  }

  /// In the list of commands stands only the first line of what each says.
  @Test
  void theFirstLineOfEveryCommandIsASentenceThatTheListHasRoomFor() {
    line.getSubcommands()
        .forEach((name, command) ->
            assertThat(command.getCommandSpec().usageMessage().description()[0])
                .as(name)
                .matches("(?s).*[.]")
                .hasSizeLessThan(100));
  }

  @Test
  void everyCommandHasHelpOfItsOwn() {
    line.getSubcommands().keySet().stream()
        .filter(name -> !name.equals("help"))
        .forEach(name -> {
          out.reset();
          assertThat(line.execute(name, "--help")).isZero();
          assertThat(out.toString(UTF_8)).contains("Usage: muster " + name);
        });
    assertThat(line.getSubcommands())
        .containsKeys(
            "up",
            "down",
            "status",
            "post",
            "posture",
            "missions",
            "announcements",
            "replay",
            "generations",
            "promote",
            "rollback",
            "bench");
  }

  @Test
  void everyQuestionHasAllFormatsAnExampleAndExitCodes() {
    var questions =
        List.of(
            "posture",
            "compare",
            "outlook",
            "timeline",
            "changes",
            "why",
            "what-if",
            "incidents",
            "casualties",
            "backtest",
            "missions",
            "announcements");
    for (var name : questions) {
      out.reset();
      line.execute(name, "--help");
      assertThat(out.toString(UTF_8))
          .as(name)
          .contains("--json ", "--jsonl ", "--csv ", "  ./muster " + name + " ", "  3   a service");
    }
  }

  @Test
  void aWrongOptionIsExitCode2() {
    assertThat(line.execute("up", "--sample", "all")).isEqualTo(2);
    assertThat(line.execute("up", "--samples", "some")).isEqualTo(2);
    assertThat(line.execute("posture", "MINUSMA", "--on", "yesterday")).isEqualTo(2);
    assertThat(line.execute("posture", "MINUSMA", "--json", "--csv")).isEqualTo(2);
    assertThat(line.execute("outlook", "MINUSMA", "--jsonl", "--json")).isEqualTo(2);
    assertThat(line.execute("compare", "MINUSMA", "--by", "colour")).isEqualTo(2);
  }

  @Test
  void aServiceThatIsNotThereIsExitCode3() {
    assertThat(line.execute("missions", "--projections-url", "http://localhost:1")).isEqualTo(3);
    assertThat(err.toString(UTF_8))
        .contains("projections-service does not answer at http://localhost:1", "./muster up");
  }

  @Test
  void nothingRunsOverAnEmptyFolder() {
    assertThat(line.execute("status", "--data", folder.toString())).isEqualTo(3);
    assertThat(line.execute("down", "--data", folder.toString())).isZero();
    assertThat(out.toString(UTF_8)).contains("Nothing runs over " + folder);
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(line.execute("post", folder.resolve("no.ndjson").toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("There is no file");
  }
}
