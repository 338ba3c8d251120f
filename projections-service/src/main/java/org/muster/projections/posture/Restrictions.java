package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AccessRestored;
import org.muster.contracts.announcement.AccessRestricted;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.RotationResumed;
import org.muster.contracts.announcement.RotationSuspended;
import org.muster.contracts.edtf.Edtf;

/// What the host state forbids. It moves no number, but it raises a flag (R15).
final class Restrictions {

  private final List<Entry> entries;

  /// @param entries the mission's own announcements, in order
  Restrictions(List<Entry> entries) {
    this.entries = entries.stream().filter(entry -> host(entry.claim()) != null).toList();
  }

  /// Whether a claim tells of what a host state forbids, or no longer forbids.
  static boolean isRestriction(Claim claim) {
    return host(claim) != null;
  }

  boolean rotationSuspended(LocalDate day) {
    return holds(day, RotationSuspended.class::isInstance, RotationResumed.class::isInstance);
  }

  boolean accessRestricted(LocalDate day) {
    return holds(day, AccessRestricted.class::isInstance, AccessRestored.class::isInstance);
  }

  private boolean holds(LocalDate day, Predicate<Claim> restricts, Predicate<Claim> restores) {
    return entries.stream()
        .filter(entry -> restricts.test(entry.claim()))
        .anyMatch(entry -> inForce(entry, day, restores));
  }

  private boolean inForce(Entry restriction, LocalDate day, Predicate<Claim> restores) {
    if (day.isBefore(start(restriction)) || day.isAfter(end(restriction.claim()))) {
      return false;
    }
    String host = host(restriction.claim());
    return entries.stream()
        .filter(entry -> restores.test(entry.claim()) && entry.compareTo(restriction) > 0)
        .noneMatch(
            entry -> Objects.equals(host(entry.claim()), host) && !day.isBefore(start(entry)));
  }

  private static LocalDate start(Entry entry) {
    Edtf starts =
        switch (entry.claim()) {
          case RotationSuspended claim -> claim.starts();
          case RotationResumed claim -> claim.starts();
          case AccessRestricted claim -> claim.starts();
          case AccessRestored claim -> claim.starts();
          default -> null;
        };
    return starts == null ? entry.announcedLatest() : Days.orNever(starts.latest());
  }

  private static LocalDate end(Claim claim) {
    Edtf until =
        switch (claim) {
          case RotationSuspended suspended -> suspended.until();
          case AccessRestricted restricted -> restricted.until();
          default -> null;
        };
    return until == null ? LocalDate.MAX : Days.orNever(until.latest());
  }

  private static @Nullable String host(Claim claim) {
    return switch (claim) {
      case RotationSuspended suspended -> suspended.host();
      case RotationResumed resumed -> resumed.host();
      case AccessRestricted restricted -> restricted.host();
      case AccessRestored restored -> restored.host();
      default -> null;
    };
  }
}
