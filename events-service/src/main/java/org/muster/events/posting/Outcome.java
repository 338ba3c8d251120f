package org.muster.events.posting;

import java.util.UUID;
import org.muster.contracts.position.LogPosition;
import org.muster.events.problem.Problem;

/// What became of a post.
public sealed interface Outcome {

  /// It is in the log.
  ///
  /// @param body the recorded announcement as JSON
  /// @param replayed whether it was there before, under the same key
  @SuppressWarnings("ArrayRecordComponent") // never compared, and the bytes go out as they came
  record Recorded(UUID id, LogPosition position, byte[] body, boolean replayed)
      implements Outcome {}

  /// It was refused; nothing was appended, unless the problem is a passing one.
  record Refused(Problem problem) implements Outcome {}
}
