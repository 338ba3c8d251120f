package org.muster.projections.posture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// What was known (K1, K2).
///
/// @param basis by which clock
/// @param at up to when, `null` for all that is on record
public record Cut(Basis basis, @Nullable Instant at) {

  /// Everything on record.
  public static final Cut NONE = new Cut(Basis.RECORDED, null);

  /// Whether what was recorded at that time exists for the answer at all.
  boolean recordedBy(Instant recordedAt) {
    return basis != Basis.RECORDED || at == null || !recordedAt.isAfter(at);
  }

  /// Whether an announcement that is on record was known. Undated sources never make it public.
  boolean knows(Entry entry) {
    if (at == null || basis == Basis.RECORDED) {
      return true;
    }
    LocalDate last = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (basis == Basis.ANNOUNCED) {
      return !entry.announcedLatest().isAfter(last);
    }
    return entry.claim().header().sources().stream()
        .anyMatch(source -> {
          LocalDate published = source.published() == null ? null : source.published().latest();
          return published != null && !published.isAfter(last);
        });
  }
}
