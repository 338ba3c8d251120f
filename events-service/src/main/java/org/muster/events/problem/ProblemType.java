package org.muster.events.problem;

/// The kinds of problems, each with its HTTP status.
public enum ProblemType {
  INVALID(400, "invalid-request", "The request is not valid"),
  FORBIDDEN(403, "forbidden", "This is not yours to do"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  TOO_LARGE(413, "too-large", "The announcement is too large"),
  KEY_CONFLICT(422, "key-conflict", "The key was used for another announcement"),
  RULE(422, "rule", "A rule of the ledger does not allow it"),
  INTERNAL(500, "internal", "Something is wrong in this service"),
  UNAVAILABLE(503, "unavailable", "Not now");

  private final int status;
  private final String name;
  private final String title;

  ProblemType(int status, String name, String title) {
    this.status = status;
    this.name = name;
    this.title = title;
  }

  int status() {
    return status;
  }

  /// The `type` of the problem (RFC 9457): a name, not an address.
  String uri() {
    return "urn:muster:problem:" + name;
  }

  String title() {
    return title;
  }
}
