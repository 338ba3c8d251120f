package org.muster.projections.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.projections.problem.Problem;

/// The forms of the page. They post to the events-service; here is only what helps to fill them in.
@Path("/post")
@RunOnVirtualThread
public class PostingResource {

  private static final int LONGEST_DATE = 40;

  @CheckedTemplate(basePath = "page")
  static class Templates {
    private Templates() {}

    static native TemplateInstance post(PostSheet sheet);
  }

  private final Api api;
  private final PageConfig config;
  private final Clock clock;

  PostingResource(Api api, PageConfig config, Clock clock) {
    this.api = api;
    this.config = config;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public TemplateInstance form(@Context UriInfo uri, @Context HttpHeaders headers)
      throws SQLException {
    Api.Visit visit = new Api.Visit(uri, headers);
    String type = visit.own("type").isEmpty() ? "withdrawal-announced" : visit.own("type");
    String today = LocalDate.now(clock).toString();
    return visit.told(() ->
        Templates.post(
            PostSheet.points(type)
                ? PostSheet.about(
                    api.announcement(visit, visit.own("target")), type, config.eventsUrl(), today)
                : PostSheet.fresh(type, visit.own("mission"), config.eventsUrl(), today)));
  }

  /// A date of the EDTF profile, said back in words.
  @GET
  @Path("date")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(hidden = true)
  public String date(@QueryParam("edtf") @Nullable String edtf, @Context HttpHeaders headers) {
    String text = edtf == null ? "" : edtf;
    try {
      if (text.length() <= LONGEST_DATE) {
        String parsed = Edtf.parse(text).text();
        return Locales.reading(headers, () -> Words.date(parsed));
      }
    } catch (IllegalArgumentException e) {
      // the rule below says it
    }
    throw Problem.badParameter("edtf", "is not a date of the EDTF profile");
  }
}
