package org.muster.projections.posture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.relation.Rel;
import org.muster.contracts.relation.Relation;

/// A claim as it stands after its corrections, in the order of (announced.latest, recordedAt, id).
///
/// @param id of the original
/// @param recordedAt of the original
/// @param claim what it says after corrections
/// @param announced when it was announced, by K4 if it does not say so; has a latest day
/// @param grade how far it can be trusted
/// @param disputed whether a dispute of it stands: that changes no number, but is shown (R8d)
record Entry(
    UUID id, Instant recordedAt, Claim claim, Edtf announced, Grade grade, boolean disputed)
    implements Comparable<Entry> {

  private static final Comparator<Entry> IN_ORDER =
      Comparator.comparing(Entry::announcedLatest)
          .thenComparing(Entry::recordedAt)
          .thenComparing(Entry::id);

  static Entry of(UUID id, Instant recordedAt, Claim claim, boolean disputed) {
    return new Entry(
        id, recordedAt, claim, announced(claim, recordedAt), Grade.of(claim), disputed);
  }

  /// The date announced; without one the earliest published of the sources, else the day of
  /// recording (K4).
  private static Edtf announced(Claim claim, Instant recordedAt) {
    Edtf announced = claim.header().announced();
    if (announced != null && announced.latest() != null) {
      return announced;
    }
    return claim.header().sources().stream()
        .map(source -> source.published())
        .filter(published -> published != null && published.latest() != null)
        .map(published -> Objects.requireNonNull(published))
        .min(
            Comparator.comparing((Edtf published) -> Days.orNever(published.latest()))
                .thenComparing(Edtf::text))
        .orElseGet(() -> Edtf.on(recordedAt.atZone(ZoneOffset.UTC).toLocalDate()));
  }

  LocalDate announcedLatest() {
    return Objects.requireNonNull(announced.latest());
  }

  /// The first day on which it can have been announced, [LocalDate#MIN] if open.
  LocalDate announcedEarliest() {
    return Days.orAlways(announced.earliest());
  }

  Stage stage() {
    return claim.subject().stageOrReported();
  }

  String type() {
    return AnnouncementType.of(claim).name();
  }

  /// The contributor that it is about. A position without one is the position of whoever stated it.
  @Nullable String contributor() {
    String contributor = claim.subject().contributor();
    if (contributor == null && claim instanceof PositionStated) {
      String saidBy = claim.header().saidBy();
      return saidBy != null && saidBy.matches("[A-Z]{3}") ? saidBy : null;
    }
    return contributor;
  }

  /// The ids that it relates to in that way.
  List<UUID> related(Rel rel) {
    List<Relation> relations = claim.header().relations();
    if (relations.isEmpty()) {
      return List.of();
    }
    return relations.stream()
        .filter(relation -> relation.rel() == rel)
        .map(Relation::id)
        .filter(Objects::nonNull)
        .map(id -> Objects.requireNonNull(id))
        .toList();
  }

  @Override
  public int compareTo(Entry other) {
    return IN_ORDER.compare(this, other);
  }
}
