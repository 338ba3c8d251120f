package org.muster.projections.parked;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record of the log that is in no figure.
///
/// @param partition where it stands
/// @param offset where it stands
/// @param mission whose figures lack it; `null` if unknown: then any mission of the partition
/// @param key the record's key as far as it is text
/// @param reason the rule that parked it
/// @param detail what exactly is wrong
/// @param id the announcement's id, if it could be read
/// @param value the record's value, byte for byte; `null` if it had none
public record ParkedEvent(
    int partition,
    long offset,
    @Nullable String mission,
    @Nullable String key,
    ParkReason reason,
    String detail,
    @Nullable UUID id,
    @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] value) {

  private static final int MAX_TEXT = 2_000;

  public ParkedEvent {
    key = key == null ? null : storable(key);
    detail = storable(detail);
  }

  /// PostgreSQL's text has no U+0000, and an error may quote a whole record.
  private static String storable(String text) {
    String bounded = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    return bounded.replace('\u0000', '\uFFFD');
  }
}
