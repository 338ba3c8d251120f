package org.muster.projections.stream;

import java.util.List;
import org.muster.contracts.position.LogVector;

/// The next announcements after a place.
///
/// @param now the rows that it was read from
/// @param events in the order of the log, partition by partition
/// @param reached the place of somebody who has had them
/// @param isLast whether there is nothing more by now
record FeedPage(Standing now, List<FeedEvent> events, LogVector reached, boolean isLast) {}
