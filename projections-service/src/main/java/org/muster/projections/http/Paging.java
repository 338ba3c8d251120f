package org.muster.projections.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for.
///
/// @param after the place of the last row of the page before, empty for the first page
/// @param limit the most rows of a page
public record Paging(Optional<Place> after, int limit) {

  /// What is on a page.
  ///
  /// @param next the cursor of the next page, `null` on the last
  public record Page<T>(List<T> rows, @Nullable String next) {}

  /// Reads `cursor` and `limit`.
  public static Paging of(Asked asked, int defaultLimit, int maxLimit) {
    return new Paging(Place.after(asked), asked.number("limit", defaultLimit, 1, maxLimit));
  }

  /// Whether it is the first page.
  public boolean isFirst() {
    return after.isEmpty();
  }

  /// The rows of the page, in the order of their places.
  public <T> Page<T> of(Collection<T> all, Function<T, Place> placeOf) {
    List<T> found =
        all.stream()
            .filter(row -> after.isEmpty() || placeOf.apply(row).compareTo(after.get()) > 0)
            .sorted(Comparator.comparing(placeOf))
            .limit(limit + 1L)
            .toList();
    List<T> rows = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        rows, found.size() > rows.size() ? placeOf.apply(rows.getLast()).cursor() : null);
  }
}
