package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Numbers, dates and countries as a reader says them: in the reader's locale, in English words.
final class Words {

  private static final Pattern DOUBT = Pattern.compile("\\[(.*)\\.\\.(.*)]");
  private static final Map<String, String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
          .map(code -> Locale.of("", code))
          .collect(
              Collectors.toMap(
                  Locale::getISO3Country, country -> country.getDisplayCountry(Locale.UK)));

  private Words() {}

  static String number(long number) {
    return NumberFormat.getIntegerInstance(Locales.ofReader()).format(number);
  }

  /// An interval in short: `13,846 (12,428 – 13,846)`, or one number where all three are equal.
  static String brief(JsonNode interval) {
    if (!interval.isObject()) {
      return Texts.of("figure.unknown");
    }
    String low = number(interval.path("low").asLong());
    JsonNode high = interval.path("high");
    JsonNode best = interval.path("best");
    String range =
        high.isNumber()
            ? Texts.with("figure.range", low, number(high.asLong()))
            : Texts.with("figure.open", low);
    if (!best.isNumber()) {
      return range;
    }
    boolean exact = best.equals(interval.path("low")) && best.equals(high);
    return exact ? low : Texts.with("figure.best", number(best.asLong()), range);
  }

  /// A sum over incidents in short, and from how many of them a number is missing: `12, not said of
  /// 3`. Where nobody said a number it is unknown, never 0.
  static String tally(JsonNode tally) {
    long unsaid = tally.path("unsaid").asLong(0);
    if (!tally.isObject() || unsaid == 0) {
      return brief(tally);
    }
    return Texts.with("figure.unsaid-of", brief(tally), number(unsaid));
  }

  /// The same with a sign, as what an announcement does to a figure.
  static String change(JsonNode ends) {
    return Stream.of("low", "best", "high")
        .map(ends::path)
        .map(end -> end.isNumber() ? number(end.asLong()) : Texts.of("figure.unsaid"))
        .collect(Collectors.joining(Texts.of("figure.between")));
  }

  /// A date of the EDTF profile in words: "some day between 14 November 2022 and 14 May 2023".
  static String date(String edtf) {
    Matcher doubt = DOUBT.matcher(edtf);
    if (doubt.matches()) {
      String first = doubt.group(1);
      String last = doubt.group(2);
      if (first.isEmpty()) {
        return Texts.with("date.by", plain(last));
      }
      return last.isEmpty()
          ? Texts.with("date.from", plain(first))
          : Texts.with("date.between", plain(first), plain(last));
    }
    int slash = edtf.indexOf('/');
    if (slash > 0) {
      return Texts.with(
          "date.span", plain(edtf.substring(0, slash)), plain(edtf.substring(slash + 1)));
    }
    return edtf.length() == 10 ? plain(edtf) : Texts.with("date.in", plain(edtf));
  }

  /// A day, a month or a year.
  static String plain(String date) {
    return switch (date.length()) {
      case 10 -> Dates.ofReader().day(LocalDate.parse(date));
      case 7 -> Dates.ofReader().month(YearMonth.parse(date));
      default -> date;
    };
  }

  /// A day in short: "14 May 2023", "17 Nov 2022".
  static String brief(LocalDate day) {
    return Dates.ofReader().brief(day);
  }

  /// A country by its code of three letters; the code where nobody has that code.
  static String country(String iso3) {
    return COUNTRIES.getOrDefault(iso3, iso3);
  }

  /// The codes of all countries.
  static Set<String> countries() {
    return COUNTRIES.keySet();
  }

  /// Who said something: a country by its name, others as they are called.
  static String speaker(String saidBy) {
    return switch (saidBy) {
      case "UN" -> Texts.of("speaker.UN");
      case "UNSC" -> Texts.of("speaker.UNSC");
      default -> country(saidBy);
    };
  }

  /// Texts of the elements of a JSON array.
  static List<String> texts(JsonNode array, Function<String, String> word) {
    return array.valueStream().map(JsonNode::asText).map(word).toList();
  }
}
