package org.muster.cli.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Names of countries.
public final class Countries {

  private static final Map<String, String> NAMES = names();

  private Countries() {}

  /// The English name of an ISO 3166-1 alpha-3 code; a code that is none comes back as it is.
  public static String name(String iso3) {
    return NAMES.getOrDefault(iso3, iso3);
  }

  private static Map<String, String> names() {
    var names = new HashMap<String, String>();
    for (var iso2 : Locale.getISOCountries()) {
      var country = new Locale.Builder().setRegion(iso2).build();
      names.put(country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
    }
    return Map.copyOf(names);
  }
}
