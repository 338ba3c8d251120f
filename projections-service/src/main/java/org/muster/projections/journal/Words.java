package org.muster.projections.journal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.projections.problem.Problem;

/// The words of a text as they are searched: without case, accents and punctuation, so that `Cote
/// d'Ivoire` finds `Côte d’Ivoire`.
final class Words {

  /// More than a person writes, less than PostgreSQL takes into one text search vector.
  private static final int MAX_LENGTH = 100_000;

  /// Of letters of four bytes, still less than the 2,046 bytes of PostgreSQL's longest.
  private static final int MAX_WORD_LENGTH = 500;

  private static final Pattern TERM = Pattern.compile("(-?)(?:\"([^\"]*)\"?|([^\\s\"]+))");

  private Words() {}

  /// The words of a text, with a blank between two.
  static String of(String text) {
    String parts = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(Math.min(parts.length(), MAX_LENGTH));
    boolean gap = false;
    for (int i = 0; i < parts.length() && words.length() < MAX_LENGTH; ) {
      int character = parts.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isLetterOrDigit(character)) {
        if (gap && !words.isEmpty()) {
          words.append(' ');
        }
        words.appendCodePoint(character);
        gap = false;
      } else if (!isMark(character)) {
        gap = true;
      }
    }
    return words.toString();
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /// What `q` asks for as a query of PostgreSQL's text search: all words, `"a phrase"`, `-without`,
  /// `begin*`.
  ///
  /// @throws Problem 400 if it has no word, or one that is too long
  static String query(String asked) {
    List<String> terms = new ArrayList<>();
    Matcher term = TERM.matcher(asked);
    while (term.find()) {
      boolean phrase = term.group(2) != null;
      String text = phrase ? term.group(2) : term.group(3);
      String words = of(text);
      if (Arrays.stream(words.split(" ")).anyMatch(word -> word.length() > MAX_WORD_LENGTH)) {
        throw Problem.badParameter(
            "q", "has a word of more than %d letters".formatted(MAX_WORD_LENGTH));
      }
      if (!words.isEmpty()) {
        String sequence = words.replace(" ", " <-> ");
        String prefix = !phrase && text.endsWith("*") ? ":*" : "";
        terms.add((term.group(1).isEmpty() ? "" : "!") + "(" + sequence + prefix + ")");
      }
    }
    if (terms.isEmpty()) {
      throw Problem.badParameter("q", "has no word to look for");
    }
    return String.join(" & ", terms);
  }
}
