package org.muster.projections.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.muster.projections.problem.Problem;

/// What every answer to a browser has: an error is a page too, and a page may load nothing from
/// other hosts, but post to the events-service, and has no script or style inside it.
class PageHeaders {

  @CheckedTemplate(basePath = "page")
  static class Templates {
    private Templates() {}

    static native TemplateInstance problem(String title, String detail);
  }

  private static final String POLICY =
      "default-src 'self'; connect-src 'self' %s; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";
  private static final List<String> NO_PAGES = List.of("v1/", "q/");

  private final String policy;

  PageHeaders(PageConfig config) {
    this.policy = POLICY.formatted(config.eventsUrl());
  }

  @ServerResponseFilter
  void dress(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Map<?, ?> problem
        && Problem.TYPE.isCompatible(response.getMediaType())
        && wantsPage(request)) {
      response.setEntity(
          page(response.getStatus(), problem),
          new Annotation[0],
          MediaType.TEXT_HTML_TYPE.withCharset("utf-8"));
    }
    MediaType type = response.getMediaType();
    if (type != null && MediaType.TEXT_HTML_TYPE.isCompatible(type)) {
      restrict(response.getHeaders());
    }
  }

  private static boolean wantsPage(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath().replaceFirst("^/", "");
    return NO_PAGES.stream().noneMatch(path::startsWith)
        && MediaType.TEXT_HTML_TYPE.equals(
            request.getAcceptableMediaTypes().stream()
                .findFirst()
                .map(type -> new MediaType(type.getType(), type.getSubtype()))
                .orElse(MediaType.WILDCARD_TYPE));
  }

  /// What the framework refuses is told in words of the page.
  private static String page(int status, Map<?, ?> problem) {
    String code = Integer.toString(status);
    Response.Status known = Response.Status.fromStatusCode(status);
    boolean ofFramework = known != null && known.getReasonPhrase().equals(problem.get("title"));
    return Templates.problem(
            Texts.ofCode("problem", code),
            ofFramework
                ? Texts.ofCode("problem.detail", code)
                : String.valueOf(problem.get("detail")))
        .render();
  }

  private void restrict(MultivaluedMap<String, Object> headers) {
    headers.putSingle("Content-Security-Policy", policy);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
    headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
  }
}
