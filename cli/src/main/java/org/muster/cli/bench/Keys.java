package org.muster.cli.bench;

import org.jspecify.annotations.Nullable;

/// Names for announcements, each once in a history.
final class Keys {

  private final String prefix;
  private final boolean always;
  private long count;

  Keys(String prefix, boolean always) {
    this.prefix = prefix;
    this.always = always;
  }

  /// A name for an announcement that others refer to.
  String named() {
    return "%s-%07d".formatted(prefix, ++count);
  }

  /// A name for any other: none, unless all have one.
  @Nullable String ifKeyed() {
    return always ? named() : null;
  }
}
