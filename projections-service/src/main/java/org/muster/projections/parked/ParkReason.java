package org.muster.projections.parked;

import java.util.Locale;

/// Why a record is in no figure. Every reason is deterministic: the same log parks the same
/// records.
public enum ParkReason {
  /// The key is missing or is no mission code.
  UNREADABLE_KEY,
  /// The key is one mission, the announcement speaks of another.
  KEY_IS_NOT_MISSION,
  /// The record is not in the partition that its mission belongs to.
  WRONG_PARTITION,
  /// The value is not an announcement as the log has them.
  UNREADABLE_VALUE,
  /// The header or the value names a type or version that is not known here, or each another.
  UNKNOWN_TYPE,
  /// Another announcement has the same id and says something else.
  ID_CONFLICT,
  /// The rules failed on it.
  FOLD_FAILED;

  /// The name in rows and answers, such as `id-conflict`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
