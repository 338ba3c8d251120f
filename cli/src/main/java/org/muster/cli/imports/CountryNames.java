package org.muster.cli.imports;

import com.neovisionaries.i18n.CountryCode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// ISO 3166-1 alpha-3 codes for the English names of countries: those of ISO, of Unicode's CLDR and
/// of the UN. Names are compared by their words, whatever their order, accents and punctuation. A
/// name that is not known is never guessed.
final class CountryNames {

  private static final Set<String> SMALL_WORDS = Set.of("", "of", "the", "and");

  /// What the UN calls a state where neither ISO's short names nor CLDR do.
  private static final Map<String, String> UN_NAMES =
      Map.of(
          "United Kingdom of Great Britain and Northern Ireland", "GBR",
          "United States of America", "USA",
          "Cabo Verde", "CPV",
          "Turkey", "TUR");

  private static final Map<Set<String>, String> CODES = codes();

  private CountryNames() {}

  /// The code of a name, empty if nobody knows it.
  static Optional<String> code(String name) {
    return Optional.ofNullable(CODES.get(words(name)));
  }

  /// Whether a code is assigned today.
  static boolean isCode(String code) {
    return CODES.containsValue(code);
  }

  private static Map<Set<String>, String> codes() {
    Map<Set<String>, String> codes = new HashMap<>();
    for (CountryCode country : CountryCode.values()) {
      if (country.getAssignment() == CountryCode.Assignment.OFFICIALLY_ASSIGNED) {
        codes.put(words(country.getName()), country.getAlpha3());
      }
    }
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      codes.put(words(country.getDisplayCountry(Locale.ENGLISH)), country.getISO3Country());
    }
    UN_NAMES.forEach((name, code) -> codes.put(words(name), code));
    return Map.copyOf(codes);
  }

  private static Set<String> words(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("['’`]", "")
            .toLowerCase(Locale.ROOT);
    Set<String> words = new TreeSet<>(Arrays.asList(plain.split("[^a-z]+")));
    words.removeAll(SMALL_WORDS);
    return words;
  }
}
