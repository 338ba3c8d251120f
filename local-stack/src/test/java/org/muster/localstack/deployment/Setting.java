package org.muster.localstack.deployment;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One key of a service's configuration.
///
/// @param key such as `muster.topic.partitions`
/// @param value its default as written in the source, null if there is none or it is a constant's
///   name
record Setting(String key, @Nullable String value) {

  /// The environment variable that sets it, as MicroProfile Config spells it.
  String variable() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
