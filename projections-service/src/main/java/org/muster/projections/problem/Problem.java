package org.muster.projections.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer that is an error, as RFC 9457 problem details.
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// The media type of problem details.
  public static final MediaType TYPE = new MediaType("application", "problem+json");

  private final int status;
  private final String kind;
  private final String title;
  private final transient Map<String, Object> more = new LinkedHashMap<>();
  private @Nullable Duration retryAfter;

  private Problem(int status, String kind, String title, String detail) {
    super(detail);
    this.status = status;
    this.kind = kind;
    this.title = title;
  }

  /// A query parameter, header or path segment that cannot be what it is: 400.
  ///
  /// @param parameter its name
  /// @param rule the rule that it breaks, such as "is not a day"
  public static Problem badParameter(String parameter, String rule) {
    return new Problem(400, "bad-parameter", "Bad parameter", parameter + " " + rule)
        .with("parameter", parameter);
  }

  /// A body that cannot be read: 400.
  public static Problem badBody(String detail) {
    return new Problem(400, "bad-body", "Bad body", detail);
  }

  /// Nothing of that name: 404.
  public static Problem notFound(String detail) {
    return new Problem(404, "not-found", "Not found", detail);
  }

  /// The request and the state of things exclude each other: 409.
  public static Problem conflict(String kind, String detail) {
    return new Problem(409, kind, "Conflict", detail);
  }

  /// Not now: 503 with `Retry-After`.
  public static Problem unavailable(String kind, String detail, Duration retryAfter) {
    Problem problem = new Problem(503, kind, "Not now", detail);
    problem.retryAfter = retryAfter;
    return problem;
  }

  /// Any other status, with its standard title.
  static Problem ofStatus(int status, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Status " + status : known.getReasonPhrase();
    return new Problem(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail);
  }

  /// Adds a member (RFC 9457, 3.2).
  public Problem with(String name, Object value) {
    more.put(name, value);
    return this;
  }

  /// The status of the answer.
  public int status() {
    return status;
  }

  Response response() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:muster:problem:" + kind);
    body.put("title", title);
    body.put("status", status);
    body.put("detail", String.valueOf(getMessage()));
    body.putAll(more);
    Response.ResponseBuilder response = Response.status(status).type(TYPE).entity(body);
    if (retryAfter != null) {
      response.header("Retry-After", Math.max(1, retryAfter.toSeconds()));
    }
    return response.build();
  }
}
