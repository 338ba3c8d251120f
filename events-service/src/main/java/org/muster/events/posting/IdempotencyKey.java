package org.muster.events.posting;

import java.util.List;
import java.util.Optional;

/// The header `Idempotency-Key`: a quoted string as in the IETF draft (`"a1"`), or the bare key.
final class IdempotencyKey {
  private IdempotencyKey() {}

  static final String HEADER = "Idempotency-Key";

  /// The key, if the header was sent.
  ///
  /// @throws IllegalArgumentException if it was sent twice or its quotes do not match
  static Optional<String> of(List<String> values) {
    return switch (values.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(unquoted(values.getFirst().strip()));
      default -> throw new IllegalArgumentException("the header Idempotency-Key was sent twice");
    };
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      if (value.isEmpty() || value.contains("\"")) {
        throw malformed();
      }
      return value;
    }
    StringBuilder key = new StringBuilder();
    int i = 1;
    while (i < value.length() && value.charAt(i) != '"') {
      if (value.charAt(i) == '\\') {
        i++;
      }
      if (i < value.length()) {
        key.append(value.charAt(i));
      }
      i++;
    }
    if (i != value.length() - 1 || key.isEmpty()) {
      throw malformed();
    }
    return key.toString();
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "the header Idempotency-Key must be a quoted text, such as \"a1\"");
  }
}
