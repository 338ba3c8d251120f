package org.muster.events.posting;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.muster.contracts.json.FieldError;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemException;
import org.muster.events.problem.ProblemType;

/// Reads a body up to its limit, and not a byte beyond.
final class BodyBytes {
  private BodyBytes() {}

  /// @param limit in bytes
  /// @throws ProblemException 413 beyond the limit, 400 if the body breaks off
  static byte[] read(InputStream body, int limit) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(limit + 1);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.invalid(List.of(new FieldError("", "the body broke off: " + e.getMessage()))));
    }
    if (bytes.length > limit) {
      throw new ProblemException(
          Problem.of(
              ProblemType.TOO_LARGE, "an announcement has at most %d bytes".formatted(limit)));
    }
    return bytes;
  }
}
