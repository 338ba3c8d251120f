package org.muster.contracts.edtf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as it was said, with the first and the last day that it can mean.
///
/// The profile of EDTF (ISO 8601-2) is `2022-11-11`, `2022-11`, `2022`, `[2022-11-14..2023-05-14]`
/// (some day in), `[..2023-12-31]` (by), `[2022-03..]` (from) and `2022-07/2022-08` (a span). Doubt
/// about a day and the length of a span are different things: [#span] tells them apart. Years run
/// from 0001 to 9999.
///
/// @param text the date as it was written
/// @param earliest the first possible day, `null` if open
/// @param latest the last possible day, `null` if open
/// @param span whether it is a stretch of time rather than one uncertain day
public record Edtf(
    String text, @Nullable LocalDate earliest, @Nullable LocalDate latest, boolean span) {

  /// The profile as one regular expression, for the JSON Schemas. It leaves the lengths of months
  /// and the order of two days to [#parse].
  public static final String PATTERN;

  private static final Pattern SYNTAX;

  static {
    String day = "(?!0000)\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\\d|3[01]))?)?";
    PATTERN =
        "^(?:%1$s|%1$s/%1$s|\\[%1$s\\.\\.%1$s\\]|\\[\\.\\.%1$s\\]|\\[%1$s\\.\\.\\])$"
            .formatted(day);
    String digits = "\\d{4}(?:-\\d{2}(?:-\\d{2})?)?";
    SYNTAX =
        Pattern.compile(
            "(?<one>%1$s)|(?<first>%1$s)/(?<last>%1$s)|\\[(?<from>%1$s)?\\.\\.(?<to>%1$s)?\\]"
                .formatted(digits));
  }

  public Edtf {
    if (earliest == null && latest == null) {
      throw new IllegalArgumentException("a date needs a first or a last day");
    }
    if (earliest != null && latest != null && earliest.isAfter(latest)) {
      throw new IllegalArgumentException(
          "its last day %s is before its first day %s".formatted(latest, earliest));
    }
  }

  /// Reads a date of the profile.
  ///
  /// @throws IllegalArgumentException with the rule that the text breaks
  public static Edtf parse(String text) {
    Matcher m = SYNTAX.matcher(text);
    if (!m.matches() || text.equals("[..]")) {
      throw new IllegalArgumentException(
          "is not a date of the EDTF profile: 2022-11-11, 2022-11, 2022, [2022-11-14..2023-05-14],"
              + " [..2023-12-31], [2022-03..] or 2022-07/2022-08");
    }
    String one = m.group("one");
    if (one != null) {
      return new Edtf(text, firstDay(one), lastDay(one), false);
    }
    String first = m.group("first");
    if (first != null) {
      return new Edtf(text, firstDay(first), lastDay(m.group("last")), true);
    }
    String from = m.group("from");
    String to = m.group("to");
    return new Edtf(
        text, from == null ? null : firstDay(from), to == null ? null : lastDay(to), false);
  }

  /// One certain day.
  public static Edtf on(LocalDate day) {
    return new Edtf(day.toString(), day, day, false);
  }

  @Override
  public String toString() {
    return text;
  }

  private static LocalDate firstDay(String text) {
    return day(text, true);
  }

  private static LocalDate lastDay(String text) {
    return day(text, false);
  }

  private static LocalDate day(String text, boolean first) {
    try {
      int year = Integer.parseInt(text.substring(0, 4));
      if (year == 0) {
        throw new IllegalArgumentException("there is no year 0000 in this profile");
      }
      return switch (text.length()) {
        case 4 -> first ? LocalDate.of(year, 1, 1) : LocalDate.of(year, 12, 31);
        case 7 -> {
          YearMonth month = YearMonth.of(year, number(text, 5));
          yield first ? month.atDay(1) : month.atEndOfMonth();
        }
        default -> LocalDate.of(year, number(text, 5), number(text, 8));
      };
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(text + " is not a day of the calendar", e);
    }
  }

  private static int number(String text, int start) {
    return Integer.parseInt(text, start, start + 2, 10);
  }
}
