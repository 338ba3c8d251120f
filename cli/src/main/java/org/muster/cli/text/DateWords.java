package org.muster.cli.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.muster.contracts.edtf.Edtf;

/// EDTF dates in words: `[2022-11-14..2023-05-14]` is "between 14 November 2022 and 14 May 2023".
public final class DateWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
  private static final Pattern DOTS = Pattern.compile("\\.\\.");

  private DateWords() {}

  /// A date of the EDTF profile in words; text that is none comes back as it is.
  public static String of(String edtf) {
    try {
      return words(Edtf.parse(edtf).text());
    } catch (IllegalArgumentException e) {
      return edtf;
    }
  }

  /// One day: `30 November 2022`.
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  private static String words(String text) {
    if (text.startsWith("[")) {
      var ends = DOTS.split(text.substring(1, text.length() - 1), -1);
      if (ends[0].isEmpty()) {
        return "by " + point(ends[1]);
      }
      return ends[1].isEmpty()
          ? "from " + point(ends[0])
          : "between %s and %s".formatted(point(ends[0]), point(ends[1]));
    }
    int slash = text.indexOf('/');
    return slash < 0
        ? point(text)
        : "%s to %s".formatted(point(text.substring(0, slash)), point(text.substring(slash + 1)));
  }

  private static String point(String text) {
    return switch (text.length()) {
      case 4 -> text;
      case 7 -> written(MONTH, YearMonth.parse(text));
      default -> written(DAY, LocalDate.parse(text));
    };
  }

  private static String written(DateTimeFormatter format, TemporalAccessor point) {
    return format.format(point);
  }
}
