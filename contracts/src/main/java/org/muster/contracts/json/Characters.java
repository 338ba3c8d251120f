package org.muster.contracts.json;

import org.jspecify.annotations.Nullable;

/// Which characters a text may not have. U+0000 is refused by PostgreSQL, control characters and
/// bidirectional overrides deceive readers and terminals, lone surrogates are not text.
final class Characters {
  private Characters() {}

  /// The rule that a text breaks, or `null`.
  static @Nullable String unwanted(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return "has a lone surrogate at character %d".formatted(i);
      } else if (Character.isISOControl(c)) {
        return "has the control character U+%04X at character %d".formatted((int) c, i);
      } else if ((c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069')) {
        return "has the bidirectional control U+%04X at character %d".formatted((int) c, i);
      } else if (c == '\u2028' || c == '\u2029' || c == '\uFFFE' || c == '\uFFFF') {
        return "has the character U+%04X at character %d".formatted((int) c, i);
      }
    }
    return null;
  }
}
