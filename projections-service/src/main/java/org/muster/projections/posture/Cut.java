package org.muster.projections.posture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was known (K1, K2).
///
/// @param basis by which clock
/// @param at up to when, `null` for all that is on record
/// @param only the announcements that count besides, `null` for all; corrections and retractions
///   always apply
public record Cut(Basis basis, @Nullable Instant at, @Nullable Set<UUID> only) {

  public Cut(Basis basis, @Nullable Instant at) {
    this(basis, at, null);
  }

  /// Everything on record.
  public static final Cut NONE = new Cut(Basis.RECORDED, null);

  /// Whether what was recorded at that time exists for the answer at all.
  boolean recordedBy(Instant recordedAt) {
    return basis != Basis.RECORDED || at == null || !recordedAt.isAfter(at);
  }

  /// Whether an announcement that is on record was known. Undated sources never make it public.
  boolean knows(Entry entry) {
    if (only != null && !only.contains(entry.id())) {
      return false;
    }
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
