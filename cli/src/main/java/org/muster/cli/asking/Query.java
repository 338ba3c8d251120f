package org.muster.cli.asking;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.cli.http.ServiceClient;

/// A question to the projections-service: a path and its parameters.
public final class Query {

  private final String path;
  private final Map<String, String> parameters = new TreeMap<>();

  private Query(String path) {
    this.path = path;
  }

  /// A question by the segments of its path below `/v1`.
  public static Query of(String... segments) {
    return new Query(
        "/v1/"
            + Arrays.stream(segments).map(ServiceClient::escaped).collect(Collectors.joining("/")));
  }

  /// The same question with a parameter more; one that is `null` or empty is not sent.
  public Query with(String name, @Nullable Object value) {
    parameters.put(name, Objects.toString(value, ""));
    return this;
  }

  /// The same question with what options say.
  public Query with(QueryOptions options) {
    options.addTo(this);
    return this;
  }

  public String path() {
    return path;
  }

  public Map<String, String> parameters() {
    return Map.copyOf(parameters);
  }
}
