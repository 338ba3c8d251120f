package org.muster.projections.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Days, months and times as a locale orders them, with English names of months.
record Dates(
    DateTimeFormatter day,
    DateTimeFormatter brief,
    DateTimeFormatter month,
    DateTimeFormatter clock) {

  private static final Map<Locale, Dates> MADE = new ConcurrentHashMap<>();

  /// As the reader has them.
  static Dates ofReader() {
    return MADE.computeIfAbsent(Locales.ofReader(), Dates::of);
  }

  private static Dates of(Locale locale) {
    return new Dates(
        formatter(pattern(FormatStyle.LONG, locale), locale),
        formatter(pattern(FormatStyle.MEDIUM, locale), locale),
        formatter(
            DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                "yMMMM", IsoChronology.INSTANCE, locale),
            locale),
        formatter("HH:mm:ss 'UTC'", locale).withZone(ZoneOffset.UTC));
  }

  private static String pattern(FormatStyle style, Locale locale) {
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
        style, null, IsoChronology.INSTANCE, locale);
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .withDecimalStyle(DecimalStyle.of(locale));
  }

  String day(LocalDate day) {
    return this.day.format(day);
  }

  String brief(LocalDate day) {
    return brief.format(day);
  }

  String month(YearMonth month) {
    return this.month.format(month);
  }

  String time(Instant time) {
    return brief(LocalDate.ofInstant(time, ZoneOffset.UTC)) + ", " + clock.format(time);
  }
}
