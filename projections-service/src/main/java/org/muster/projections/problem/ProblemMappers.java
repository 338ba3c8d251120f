package org.muster.projections.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.muster.projections.log.LogAwayException;

/// The one place where failures become answers.
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return problem.response();
  }

  @ServerExceptionMapper
  Response database(SQLException failure) {
    LOG.warn("query=failed database=away", failure);
    return Problem.unavailable("database-away", "the database does not answer now", SOON)
        .response();
  }

  @ServerExceptionMapper
  Response log(LogAwayException failure) {
    LOG.warn("query=failed log=away", failure);
    return Problem.unavailable("log-away", "the log's broker does not answer now", SOON).response();
  }

  /// What the framework refuses: no such path, method, media type; a body that is no JSON.
  @ServerExceptionMapper
  Response framework(WebApplicationException refusal) {
    int status = refusal.getResponse().getStatus();
    return Problem.ofStatus(status, String.valueOf(refusal.getMessage())).response();
  }

  @ServerExceptionMapper
  Response defect(RuntimeException failure) {
    LOG.error("query=failed", failure);
    return Problem.ofStatus(500, "a defect of the service; its log has the cause").response();
  }
}
