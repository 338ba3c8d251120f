package org.muster.contracts.recorded;

import java.time.Instant;
import java.util.UUID;
import org.muster.contracts.announcement.Announcement;

/// An announcement in the log.
///
/// @param id UUIDv7, or UUIDv8 derived from the client's key
/// @param recordedAt when the events-service recorded it, to the microsecond, UTC
/// @param recordedBy who recorded it
/// @param announcement what was said
public record Recorded(
    UUID id, Instant recordedAt, Recorder recordedBy, Announcement announcement) {}
