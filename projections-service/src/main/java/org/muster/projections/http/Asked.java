package org.muster.projections.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.projections.problem.Problem;

/// What a request asks for, beyond its path.
///
/// @param uri its parameters
/// @param headers its headers
public record Asked(UriInfo uri, HttpHeaders headers) {

  private static final int MAX_PARAMETER_LENGTH = 2_000;
  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,9})");

  /// The request, if it has no parameters but these and `after`, each once.
  public static Asked of(UriInfo uri, HttpHeaders headers, String... parameters) {
    Set<String> known = new TreeSet<>(List.of(parameters));
    known.add("after");
    uri.getQueryParameters()
        .forEach((name, values) -> {
          if (!known.contains(name)) {
            throw Problem.badParameter(name, "is not a parameter here; these are: " + known);
          }
          if (values.size() > 1) {
            throw Problem.badParameter(name, "is given more than once");
          }
          if (values.getFirst().length() > MAX_PARAMETER_LENGTH) {
            throw Problem.badParameter(
                name, "is longer than %d characters".formatted(MAX_PARAMETER_LENGTH));
          }
          if (values.getFirst().indexOf('\u0000') >= 0) {
            throw Problem.badParameter(name, "has the character U+0000");
          }
        });
    return new Asked(uri, headers);
  }

  /// A parameter's value; empty if it is absent or empty.
  public Optional<String> parameter(String name) {
    String value = uri.getQueryParameters().getFirst(name);
    return Optional.ofNullable(value).filter(text -> !text.isEmpty());
  }

  /// A whole number between bounds.
  public int number(String name, int absent, int least, int most) {
    Optional<String> text = parameter(name);
    if (text.isEmpty()) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // the rule below says it
    }
    throw Problem.badParameter(name, "is not a whole number from %d to %d".formatted(least, most));
  }

  /// The position that the answer must not be older than.
  Optional<Token> after() {
    Optional<String> parameter = parameter("after");
    if (parameter.isPresent()) {
      return Optional.of(Token.parse("after", parameter.get()));
    }
    String header = headers.getHeaderString(Answers.POSITION);
    return header == null || header.isBlank()
        ? Optional.empty()
        : Optional.of(Token.parse(Answers.POSITION, header.strip()));
  }

  /// How long to wait for it (RFC 7240), 30 seconds at most.
  Duration patience() {
    String prefer = headers.getHeaderString("Prefer");
    if (prefer == null) {
      return Duration.ZERO;
    }
    Matcher wait = WAIT.matcher(prefer);
    if (!wait.find()) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
    return asked.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : asked;
  }

  @Nullable String ifNoneMatch() {
    return headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
  }

  /// The format that is wanted most among those that are offered.
  Format format() {
    for (MediaType wanted : headers.getAcceptableMediaTypes()) {
      for (Format offered : Format.values()) {
        if (wanted.isCompatible(offered.mediaType())) {
          return offered;
        }
      }
    }
    throw new NotAcceptableException(
        "offered are application/json, application/x-ndjson and text/csv");
  }
}
