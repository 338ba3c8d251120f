package org.muster.contracts.json;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// What the events-service adds to an announcement: the fields of the recorded form that come
/// first.
record Stamps(
    @Doc("Its id: UUIDv7, or UUIDv8 derived from the client's key") UUID id,
    @Doc("When it was recorded, in UTC") Instant recordedAt,
    @Doc("Who recorded it, as the events-service knows them") Recorder recordedBy) {

  static final Shape SHAPE = Shape.of(Stamps.class);

  /// The names that stand beside the fields of an announcement's record in the recorded form.
  static final Set<String> NAMES = names();

  static Stamps of(Recorded recorded) {
    return new Stamps(recorded.id(), recorded.recordedAt(), recorded.recordedBy());
  }

  Recorded on(Announcement announcement) {
    return new Recorded(id, recordedAt, recordedBy, announcement);
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(BodyReader.TYPE);
    SHAPE.fields().forEach(field -> names.add(field.name()));
    return Set.copyOf(names);
  }
}
