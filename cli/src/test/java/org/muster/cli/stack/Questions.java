package org.muster.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.cli.Muster;
import org.muster.cli.Screen;
import org.muster.cli.text.Style;

/// The document of questions: blocks of commands, each followed by a block of what they printed.
///
/// @param home the checkout, which the commands' files are below
/// @param data the folder of the stack that is asked
record Questions(Path home, Path data) {

  private static final Pattern ASKED =
      Pattern.compile("```sh\n(?<commands>.*?)```\n\n```text\n(?<printed>.*?)```", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final int WIDTH = 120;

  /// The document with what its commands print now.
  String answered(String document) {
    return ASKED
        .matcher(document)
        .replaceAll(asked ->
            Matcher.quoteReplacement(
                "```sh\n%s```\n\n```text\n%s```"
                    .formatted(asked.group("commands"), printed(asked.group("commands")))));
  }

  /// A document without what differs from ledger to ledger: ids, and when something was recorded.
  static String comparable(String document) {
    return document
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("as recorded by \\d+ \\p{Alpha}+ \\d{4}, \\d\\d:\\d\\d UTC", "as recorded");
  }

  private String printed(String commands) {
    var all = new StringBuilder();
    commands.lines().forEach(command -> all.append(all.isEmpty() ? "" : "\n").append(run(command)));
    return all.toString();
  }

  private String run(String command) {
    var words = words(command);
    if (!words.removeFirst().equals("./muster")) {
      throw new AssertionError("not a command of Muster: " + command);
    }
    words.add("--data=" + data);
    var out = new ByteArrayOutputStream();
    var printer = new PrintStream(out, true, UTF_8);
    var code =
        Muster.commandLine(new Screen(printer, printer, Style.PLAIN, false, WIDTH))
            .execute(words.toArray(String[]::new));
    if (code != 0) {
      throw new AssertionError(
          "%s: exit code %d%n%s".formatted(command, code, out.toString(UTF_8)));
    }
    return out.toString(UTF_8);
  }

  /// The words of a line as a shell would part them; a sample file is looked for in the checkout.
  private List<String> words(String command) {
    var words = new ArrayList<String>();
    var word = WORD.matcher(command);
    while (word.find()) {
      var text = word.group().replaceAll("^[\"']|[\"']$", "");
      words.add(text.startsWith("samples/") ? home.resolve(text).toString() : text);
    }
    return words;
  }
}
