package org.muster.projections.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The locale by which the reader of a page reads numbers and dates. The words are English in all
/// of them.
final class Locales {

  private static final ScopedValue<Locale> READERS = ScopedValue.newInstance();
  private static final List<Locale> KNOWN = List.of(Locale.getAvailableLocales());

  private Locales() {}

  /// The reader's, British where nobody asked for one.
  static Locale ofReader() {
    return READERS.orElse(Locale.UK);
  }

  /// Does something for the reader who sent those headers.
  static <T, X extends Throwable> T reading(
      HttpHeaders headers, ScopedValue.CallableOp<? extends T, X> told) throws X {
    return ScopedValue.where(READERS, of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)))
        .call(told);
  }

  /// The first that is known of those that are asked for.
  static Locale of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null) {
      return Locale.UK;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), KNOWN);
      return found == null ? Locale.UK : found;
    } catch (IllegalArgumentException e) {
      return Locale.UK; // no list of languages: as if nobody had asked for one
    }
  }
}
