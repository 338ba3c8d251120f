package org.muster.projections.http;

import jakarta.ws.rs.core.MediaType;

/// The formats of answers; the first is the default.
enum Format {
  JSON("application", "json"),
  NDJSON("application", "x-ndjson"),
  CSV("text", "csv");

  private final MediaType mediaType;

  Format(String type, String subtype) {
    this.mediaType = new MediaType(type, subtype);
  }

  MediaType mediaType() {
    return mediaType;
  }

  MediaType sent() {
    return this == CSV ? mediaType.withCharset("utf-8") : mediaType;
  }
}
