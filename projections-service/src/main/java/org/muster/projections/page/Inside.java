package org.muster.projections.page;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The headers of a request for HTML, seen by the API that is asked on its behalf: it wants JSON,
/// whole, and not older than what the reader has seen.
record Inside(HttpHeaders outside) implements HttpHeaders {

  /// Who has just posted waits until it is projected.
  private static final String PATIENT = "wait=10";

  @Override
  public List<String> getRequestHeader(String name) {
    String value = getHeaderString(name);
    return value == null ? List.of() : List.of(value);
  }

  @Override
  public @Nullable String getHeaderString(String name) {
    String value = outside.getHeaderString(name);
    if (name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH)) {
      return null;
    }
    return name.equalsIgnoreCase("Prefer") && value == null ? PATIENT : value;
  }

  @Override
  public MultivaluedMap<String, String> getRequestHeaders() {
    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>(outside.getRequestHeaders());
    headers.remove(HttpHeaders.IF_NONE_MATCH);
    return headers;
  }

  @Override
  public List<MediaType> getAcceptableMediaTypes() {
    return List.of(MediaType.APPLICATION_JSON_TYPE);
  }

  @Override
  public List<Locale> getAcceptableLanguages() {
    return outside.getAcceptableLanguages();
  }

  @Override
  public MediaType getMediaType() {
    return outside.getMediaType();
  }

  @Override
  public Locale getLanguage() {
    return outside.getLanguage();
  }

  @Override
  public Map<String, Cookie> getCookies() {
    return outside.getCookies();
  }

  @Override
  public Date getDate() {
    return outside.getDate();
  }

  @Override
  public int getLength() {
    return outside.getLength();
  }
}
