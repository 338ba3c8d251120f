package org.muster.events.problem;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Turns whatever ends a request into a problem. Nothing of the inside is told: no stack traces, no
/// names of classes.
public final class ProblemResponses {

  private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return response(e.problem());
  }

  @ServerExceptionMapper
  public Response notFound(NotFoundException e) {
    return response(Problem.of(ProblemType.NOT_FOUND, "there is nothing at this address"));
  }

  @ServerExceptionMapper
  public Response refused(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    Response response =
        response(
            new Problem(
                "about:blank",
                status.getReasonPhrase(),
                status.getStatusCode(),
                status.getReasonPhrase(),
                List.of()));
    Object allow = e.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
    if (allow != null) {
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
    }
    return response;
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    LOG.errorf(e, "event=request-failed reason=%s", e.toString());
    return response(Problem.of(ProblemType.INTERNAL, "the service's log says what happened"));
  }

  /// The answer that tells of a problem.
  static Response response(Problem problem) {
    Response.ResponseBuilder answer =
        Response.status(problem.status())
            .type(ProblemJson.MEDIA_TYPE)
            .entity(Objects.requireNonNull(ProblemJson.write(problem)));
    if (problem.passing()) {
      answer.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_S);
    }
    return answer.build();
  }
}
