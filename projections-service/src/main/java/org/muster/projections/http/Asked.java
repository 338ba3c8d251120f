package org.muster.projections.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.position.LogVector;
import org.muster.projections.problem.Problem;

/// What a request asks for, beyond its path.
///
/// @param uri its parameters
/// @param headers its headers
public record Asked(UriInfo uri, HttpHeaders headers) {

  private static final String DAY_EXAMPLE = "2022-11-30";
  private static final String DAY_OR_TIME_EXAMPLES = "2022-11-13 or 2022-11-13T12:00:00Z";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{3}");
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

  /// A day.
  public Optional<LocalDate> day(String name) {
    return parameter(name).map(text -> date(name, text, LocalDate::parse, DAY_EXAMPLE));
  }

  /// A time, or the end of a day (UTC).
  public Optional<Instant> endOf(String name) {
    return parameter(name)
        .map(text ->
            text.length() == DAY_EXAMPLE.length()
                ? date(name, text, LocalDate::parse, DAY_OR_TIME_EXAMPLES)
                    .plusDays(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .minusMillis(1)
                : date(name, text, Instant::parse, DAY_OR_TIME_EXAMPLES));
  }

  private static <T> T date(
      String parameter, String text, Function<String, T> parsing, String examples) {
    try {
      T value = parsing.apply(text);
      int year =
          value instanceof Instant instant
              ? instant.atOffset(ZoneOffset.UTC).getYear()
              : ((LocalDate) value).getYear();
      if (year >= 1 && year <= 9999) {
        return value;
      }
    } catch (DateTimeException e) {
      // the rule below says it
    }
    throw Problem.badParameter(
        parameter, "is not of the form %s, years 1 to 9999".formatted(examples));
  }

  /// A constant by its name on the wire.
  public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return parameter(name).map(text -> constant(name, type, text));
  }

  private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    E[] all = type.getEnumConstants();
    return Arrays.stream(all)
        .filter(constant -> WireNames.of(constant).equals(text))
        .findFirst()
        .orElseThrow(() ->
            Problem.badParameter(
                name,
                "is none of "
                    + Arrays.stream(all).map(WireNames::of).collect(Collectors.joining(", "))));
  }

  /// A country, as ISO 3166-1 alpha-3.
  public Optional<String> country(String name) {
    return parameter(name).map(text -> country(name, text));
  }

  /// The same of a segment of the path.
  public static String country(String name, String text) {
    if (!COUNTRY.matcher(text).matches()) {
      throw Problem.badParameter(name, "is not a country code of three letters, such as DEU");
    }
    return text;
  }

  /// The position of a whole log.
  public Optional<LogVector> vector(String name) {
    return parameter(name)
        .map(text -> {
          try {
            return LogVector.parse(text);
          } catch (IllegalArgumentException e) {
            throw Problem.badParameter(name, String.valueOf(e.getMessage()));
          }
        });
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
