package org.muster.projections.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.projections.problem.Problem;

/// The place of a row in a list. It follows from the row alone, so that rows that come later do not
/// move it, and a page goes on after the place of the last row of the page before.
///
/// @param key orders the rows of a list by its characters; no two rows have the same
public record Place(String key) implements Comparable<Place> {

  /// Days before it come first, in one place: "ever before".
  private static final long FIRST_DAY = LocalDate.of(-9_999, 1, 1).toEpochDay();

  private static final long DAYS = LocalDate.of(99_999, 1, 1).toEpochDay() - FIRST_DAY;
  private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final String PARAMETER = "cursor";

  /// A place by parts, the first first.
  public static Place of(Object... parts) {
    return new Place(Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("/")));
  }

  /// A day as a part, so that earlier days come first and no day last.
  public static String day(@Nullable LocalDate day) {
    return "%08d".formatted(day == null ? DAYS : within(day));
  }

  /// A day as a part, so that later days come first and no day last.
  public static String latestFirst(@Nullable LocalDate day) {
    return "%08d".formatted(day == null ? DAYS : DAYS - within(day));
  }

  private static long within(LocalDate day) {
    return Math.clamp(day.toEpochDay() - FIRST_DAY, 0L, DAYS);
  }

  /// A time as a part.
  public static String time(Instant time) {
    return "%012d%09d".formatted(time.getEpochSecond() - FIRST_SECOND, time.getNano());
  }

  /// Reads `cursor`.
  static Optional<Place> after(Asked asked) {
    return asked.parameter(PARAMETER).map(Place::parse);
  }

  private static Place parse(String text) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (new Place(key).cursor().equals(text)) {
        return new Place(key);
      }
    } catch (IllegalArgumentException e) {
      // the rule below says it
    }
    throw Problem.badParameter(PARAMETER, "is not the cursor of a page before");
  }

  String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int compareTo(Place other) {
    return key.compareTo(other.key);
  }
}
