package org.muster.projections.page;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The address of a page, seen by the API that is asked on its behalf: only the parameters that are
/// meant for it, without those that the page keeps for itself.
///
/// @param parameters the names of those that are passed on
/// @param added what the page says besides
record InsideUri(UriInfo outside, Set<String> parameters, Map<String, String> added)
    implements UriInfo {

  @Override
  public MultivaluedMap<String, String> getQueryParameters() {
    return getQueryParameters(true);
  }

  @Override
  public MultivaluedMap<String, String> getQueryParameters(boolean decode) {
    MultivaluedMap<String, String> passed = new MultivaluedHashMap<>();
    outside
        .getQueryParameters(decode)
        .forEach((name, values) -> {
          if (parameters.contains(name)) {
            passed.put(name, values);
          }
        });
    added.forEach(passed::putSingle);
    return passed;
  }

  @Override
  public String getPath() {
    return outside.getPath();
  }

  @Override
  public String getPath(boolean decode) {
    return outside.getPath(decode);
  }

  @Override
  public List<PathSegment> getPathSegments() {
    return outside.getPathSegments();
  }

  @Override
  public List<PathSegment> getPathSegments(boolean decode) {
    return outside.getPathSegments(decode);
  }

  @Override
  public URI getRequestUri() {
    return outside.getRequestUri();
  }

  @Override
  public UriBuilder getRequestUriBuilder() {
    return outside.getRequestUriBuilder();
  }

  @Override
  public URI getAbsolutePath() {
    return outside.getAbsolutePath();
  }

  @Override
  public UriBuilder getAbsolutePathBuilder() {
    return outside.getAbsolutePathBuilder();
  }

  @Override
  public URI getBaseUri() {
    return outside.getBaseUri();
  }

  @Override
  public UriBuilder getBaseUriBuilder() {
    return outside.getBaseUriBuilder();
  }

  @Override
  public MultivaluedMap<String, String> getPathParameters() {
    return outside.getPathParameters();
  }

  @Override
  public MultivaluedMap<String, String> getPathParameters(boolean decode) {
    return outside.getPathParameters(decode);
  }

  @Override
  public List<String> getMatchedURIs() {
    return outside.getMatchedURIs();
  }

  @Override
  public List<String> getMatchedURIs(boolean decode) {
    return outside.getMatchedURIs(decode);
  }

  @Override
  public List<Object> getMatchedResources() {
    return outside.getMatchedResources();
  }

  @Override
  public URI resolve(URI uri) {
    return outside.resolve(uri);
  }

  @Override
  public URI relativize(URI uri) {
    return outside.relativize(uri);
  }
}
