package org.muster.projections.posture;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days with open ends: [LocalDate#MIN] is "ever before", [LocalDate#MAX] "never".
final class Days {
  private Days() {}

  static LocalDate orAlways(@Nullable LocalDate day) {
    return day == null ? LocalDate.MIN : day;
  }

  static LocalDate orNever(@Nullable LocalDate day) {
    return day == null ? LocalDate.MAX : day;
  }

  static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /// The day after, [LocalDate#MAX] after never.
  static LocalDate after(LocalDate day) {
    return day.equals(LocalDate.MAX) ? day : day.plusDays(1);
  }

  /// Whether a day is in `(after, upTo]`.
  static boolean within(LocalDate day, LocalDate after, LocalDate upTo) {
    return day.isAfter(after) && !day.isAfter(upTo);
  }
}
