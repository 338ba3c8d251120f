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
/// @param type the type and version that is not known here or not that of the value, such as
///   `org.muster.coup.v1`; `null` if something else is wrong
/// @param id the announcement's id, if it could be read
/// @param value the record's value, byte for byte; `null` if it had none
public record ParkedEvent(
    int partition,
    long offset,
    @Nullable String mission,
    @Nullable String key,
    ParkReason reason,
    String detail,
    @Nullable String type,
    @Nullable UUID id,
    @SuppressWarnings("ArrayRecordComponent") byte @Nullable [] value) {

  private static final int MAX_TEXT = 2_000;
  private static final int MAX_TYPE = 200;

  public ParkedEvent {
    key = key == null ? null : storable(key, MAX_TEXT);
    detail = storable(detail, MAX_TEXT);
    type = type == null ? null : storable(type, MAX_TYPE);
  }

  /// Of a record whose type is known, or was not looked at.
  public ParkedEvent(
      int partition,
      long offset,
      @Nullable String mission,
      @Nullable String key,
      ParkReason reason,
      String detail,
      @Nullable UUID id,
      byte @Nullable [] value) {
    this(partition, offset, mission, key, reason, detail, null, id, value);
  }

  /// Of a record of a type that is not known here.
  public static ParkedEvent ofUnknownType(
      int partition,
      long offset,
      @Nullable String mission,
      @Nullable String key,
      String detail,
      String type,
      byte @Nullable [] value) {
    return new ParkedEvent(
        partition, offset, mission, key, ParkReason.UNKNOWN_TYPE, detail, type, null, value);
  }

  /// PostgreSQL's text has no U+0000, and an error may quote a whole record.
  private static String storable(String text, int most) {
    String bounded = text.length() <= most ? text : text.substring(0, most) + "…";
    return bounded.replace('\u0000', '\uFFFD');
  }
}
