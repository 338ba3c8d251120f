package org.muster.contracts.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.contracts.fields.WireName;

/// The names of enum constants on the wire: kebab-case, unless the constant says otherwise.
public final class WireNames {
  private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

  private WireNames() {}

  /// The wire name of a constant, such as `in-progress`.
  public static String of(Enum<?> constant) {
    return NAMES.computeIfAbsent(constant, WireNames::read);
  }

  private static String read(Enum<?> constant) {
    try {
      WireName name =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(WireName.class);
      return name != null ? name.value() : kebab(constant.name());
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static Map<String, Enum<?>> constants(Class<?> type) {
    Map<String, Enum<?>> byName = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      byName.put(of((Enum<?>) constant), (Enum<?>) constant);
    }
    return Collections.unmodifiableMap(byName);
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
