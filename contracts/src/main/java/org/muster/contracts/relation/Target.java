package org.muster.contracts.relation;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The announcement that a correction, retraction or dispute speaks of: its id, or the key that the
/// same client gave it. What is recorded is always the id.
public record Target(@Nullable UUID id, @Nullable String key) {

  private static final Pattern UUID_SYNTAX =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public Target {
    if ((id == null) == (key == null)) {
      throw new IllegalArgumentException("needs an id or a key, one of the two");
    }
  }

  /// Reads the wire form: a UUID is an id, any other text a key.
  public static Target parse(String text) {
    return UUID_SYNTAX.matcher(text).matches()
        ? new Target(UUID.fromString(text), null)
        : new Target(null, text);
  }

  public static Target of(UUID id) {
    return new Target(id, null);
  }

  @Override
  public String toString() {
    return id != null ? id.toString() : String.valueOf(key);
  }
}
