package org.muster.projections.log;

import java.time.Instant;

/// Something that happened to a log.
///
/// @param event `first-seen`, `refused`, `verified` or `accepted`
/// @param lineage its short name in positions
/// @param detail what exactly
public record LogEvent(
    Instant at, String event, String topic, String topicId, String lineage, String detail) {}
