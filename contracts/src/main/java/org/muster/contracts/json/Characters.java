package org.muster.contracts.json;

import org.jspecify.annotations.Nullable;

/// Which characters a text may not have. U+0000 is refused by PostgreSQL, control characters,
/// bidirectional overrides and characters without width deceive readers and terminals, lone
/// surrogates and noncharacters are not text.
///
/// Right-to-left marks, joiners and letters in any normal form stay as they are: quotes in Arabic,
/// Persian or Bambara need them.
final class Characters {
  private Characters() {}

  /// The same rule as a regular expression (lone surrogates aside, which not every dialect can
  /// name).
  static final String WANTED =
      "^[^\\u0000-\\u001f\\u007f-\\u009f\\u200b\\u2028-\\u202e\\u2060\\u2066-\\u2069"
          + "\\ufdd0-\\ufdef\\ufeff\\ufffe\\uffff]*$";

  /// Finds a character that is not a space.
  static final String NOT_BLANK = "[^ \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]";

  /// The rule that a text breaks, or `null`.
  static @Nullable String unwanted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "has a lone surrogate at character %d".formatted(i);
      } else if (Character.isISOControl(c)) {
        return "has the control character U+%04X at character %d".formatted((int) c, i);
      } else if (isUnwanted(c)) {
        return "has the character U+%04X at character %d".formatted((int) c, i);
      }
    }
    return null;
  }

  private static boolean isUnwanted(char c) {
    return (c >= '\u2028' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200B'
        || c == '\u2060'
        || (c >= '\uFDD0' && c <= '\uFDEF')
        || c == '\uFEFF'
        || c >= '\uFFFE';
  }

  /// Whether a text has nothing but spaces, of whatever width.
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(Character::isSpaceChar);
  }
}
