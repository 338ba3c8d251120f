package org.muster.contracts.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a field holds.
sealed interface Kind {

  /// Words. A pattern must match the whole text.
  record Text(int maxLength, @Nullable String pattern, @Nullable String meaning, boolean webAddress)
      implements Kind {}

  /// An ISO 3166-1 alpha-3 code.
  record Country() implements Kind {}

  /// One of a few words.
  record Choice(Map<String, Enum<?>> byName) implements Kind {
    static Choice of(Class<?> type) {
      return new Choice(WireNames.constants(type));
    }
  }

  /// A date of the EDTF profile.
  record Date(boolean latestDay) implements Kind {}

  /// A number as people say it.
  record Amount() implements Kind {}

  /// An instant in UTC, such as `2026-11-23T10:00:00.123Z`.
  record Moment() implements Kind {}

  /// A UUID.
  record Id() implements Kind {}

  /// The id of an announcement, or the key that its client gave it.
  record TargetReference() implements Kind {}

  record Flag() implements Kind {}

  /// A number between two bounds, both included.
  record Decimal(double min, double max) implements Kind {}

  /// An object with the fields of a record.
  record Part(Shape shape) implements Kind {}

  record Many(Kind item, boolean atLeastOne) implements Kind {}

  record ByChoice(Choice key, Kind value) implements Kind {}

  /// A whole announcement of any type that is a claim.
  record AnyClaim() implements Kind {}
}
