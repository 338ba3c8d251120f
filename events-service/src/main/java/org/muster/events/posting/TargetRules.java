package org.muster.events.posting;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.announcement.Retraction;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.events.log.StoredRecord;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemType;

/// What a correction, a retraction or a dispute may point to (R8, at the door).
final class TargetRules {

  /// Finds records by id.
  interface Records {
    Optional<StoredRecord> find(UUID id);
  }

  private static final String TARGET = "/target";

  private final Records records;

  TargetRules(Records records) {
    this.records = records;
  }

  /// The rule that an announcement breaks, if any.
  Optional<Problem> broken(Announcement announcement, Recorder by) {
    return switch (announcement) {
      case Claim claim -> Optional.empty();
      case Pointer pointer -> Optional.ofNullable(broken(pointer, by));
    };
  }

  private @Nullable Problem broken(Pointer pointer, Recorder by) {
    UUID id = pointer.target().id();
    Optional<StoredRecord> found = id == null ? Optional.empty() : records.find(id);
    if (found.isEmpty()) {
      return Problem.rule(TARGET, "names no announcement in the log (R8c)");
    }
    return switch (AnnouncementJson.readRecorded(found.get().value())) {
      case Decoded.Valid<Recorded>(Recorded target) -> broken(pointer, target, by);
      case Decoded.Invalid<Recorded> unreadable ->
          Problem.rule(TARGET, "names a record that cannot be read");
    };
  }

  private static @Nullable Problem broken(Pointer pointer, Recorded target, Recorder by) {
    if (!target.announcement().mission().equals(pointer.mission())) {
      return Problem.rule(
          TARGET,
          "is about %s, not %s: to move an announcement to another mission, retract it and post it anew (R8b)"
              .formatted(target.announcement().mission(), pointer.mission()));
    }
    return switch (pointer) {
      case Correction correction -> {
        Problem unauthorized = unauthorized("correct", target, by);
        yield unauthorized != null ? unauthorized : otherType(correction, target.announcement());
      }
      case Retraction retraction -> unauthorized("retract", target, by);
      case Dispute dispute -> null;
    };
  }

  private static @Nullable Problem unauthorized(String verb, Recorded target, Recorder by) {
    return by.isEditor() || by.sameAs(target.recordedBy())
        ? null
        : Problem.of(
            ProblemType.FORBIDDEN,
            "only who recorded an announcement, or an editor, may %s it (R8c)".formatted(verb));
  }

  private static @Nullable Problem otherType(Correction correction, Announcement target) {
    return switch (target) {
      case Claim claim -> otherType(correction, AnnouncementType.of(claim));
      case Correction earlier -> otherType(correction, AnnouncementType.of(earlier.announcement()));
      case Retraction retraction -> Problem.rule(TARGET, "is a retraction: retract it (R8b)");
      case Dispute dispute -> Problem.rule(TARGET, "is a dispute: retract it (R8b)");
    };
  }

  private static @Nullable Problem otherType(Correction correction, AnnouncementType type) {
    return AnnouncementType.of(correction.announcement()).equals(type)
        ? null
        : Problem.rule(
            "/announcement/type",
            "must be %s, as the target is: a correction keeps the type (R8b)"
                .formatted(type.name()));
  }
}
