package org.muster.projections.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Addresses that may be put into a page.
final class Links {
  private Links() {}

  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /// An address that somebody wrote into a source, if it is one of the web; else `""`. What stands
  /// in a source is never trusted.
  static String web(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean ofWeb = scheme.equals("https") || scheme.equals("http");
      return ofWeb && uri.getHost() != null ? url : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
