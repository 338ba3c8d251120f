package org.muster.cli.bench;

import java.util.List;

/// Sentences of a given length that say nothing about anybody.
final class Prose {

  private static final List<String> WORDS =
      List.of(
          "contingent",
          "mission",
          "force",
          "rotation",
          "sector",
          "the",
          "and",
          "of",
          "its",
          "base",
          "report",
          "month",
          "according",
          "to",
          "statement",
          "capital",
          "officials",
          "said",
          "personnel",
          "remain",
          "convoy",
          "north",
          "camp",
          "support",
          "battalion",
          "unit",
          "would",
          "be",
          "after",
          "before",
          "review",
          "consultations",
          "with",
          "host",
          "state");

  private Prose() {}

  /// A sentence of so many characters, or up to eleven fewer, ending in a full stop.
  ///
  /// @param beginning how it starts, shorter than the whole
  static String sentence(Dice dice, String beginning, int length) {
    var text = new StringBuilder(beginning);
    while (true) {
      var word = dice.any(WORDS);
      if (text.length() + 1 + word.length() + 1 > length) {
        break;
      }
      text.append(' ').append(word);
    }
    return text.append('.').toString();
  }
}
