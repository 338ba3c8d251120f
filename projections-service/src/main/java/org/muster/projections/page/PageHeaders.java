package org.muster.projections.page;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What a browser may do with a page: nothing from other hosts but to post to the events-service,
/// no script or style inside it.
class PageHeaders {

  private static final String POLICY =
      "default-src 'self'; connect-src 'self' %s; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final String policy;

  PageHeaders(PageConfig config) {
    this.policy = POLICY.formatted(config.eventsUrl());
  }

  @ServerResponseFilter
  void restrict(ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (type == null || !MediaType.TEXT_HTML_TYPE.isCompatible(type)) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", policy);
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}
