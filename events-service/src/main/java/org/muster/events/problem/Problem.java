package org.muster.events.problem;

import java.util.List;
import org.muster.contracts.json.FieldError;

/// Why a request was not done (RFC 9457).
///
/// @param type a URI that names the kind; `about:blank` where the status says it all
/// @param title the kind in words
/// @param status the HTTP status
/// @param detail what it was this time
/// @param errors what is wrong with which place of the body, all of it
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {

  /// Seconds after which a request that was answered 503 may be sent again.
  static final int RETRY_AFTER_S = 2;

  public Problem {
    errors = List.copyOf(errors);
  }

  public static Problem of(ProblemType type, String detail) {
    return of(type, detail, List.of());
  }

  public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
    return new Problem(type.uri(), type.title(), type.status(), detail, errors);
  }

  /// A body with errors.
  public static Problem invalid(List<FieldError> errors) {
    String detail =
        errors.size() == 1
            ? "one thing is wrong with it"
            : "%d things are wrong with it".formatted(errors.size());
    return of(ProblemType.INVALID, detail, errors);
  }

  /// A body that is well-formed and breaks a rule of the ledger.
  public static Problem rule(String pointer, String detail) {
    return of(ProblemType.RULE, detail, List.of(new FieldError(pointer, detail)));
  }

  /// The same, with the places of the body below another place.
  public Problem under(String prefix) {
    return prefix.isEmpty()
        ? this
        : new Problem(
            type,
            title,
            status,
            detail,
            errors.stream().map(e -> new FieldError(prefix + e.pointer(), e.detail())).toList());
  }

  /// Whether the same request may succeed later.
  public boolean passing() {
    return status == ProblemType.UNAVAILABLE.status();
  }
}
