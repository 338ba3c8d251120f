package org.muster.projections.outlook;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;

/// One thing to look out for.
///
/// @param kind what it is, such as `review`
/// @param contributor whom it is about, `null` for the mission
/// @param date when, `null` if that was not said or does not matter
/// @param until until when, of what lasts; `null` if that was not said or does not matter
/// @param detail the difference, the state or the stage in a few words; `null` if the kind says all
/// @param ids the announcements that it follows from
record Point(
    String kind,
    @Nullable String contributor,
    @Nullable Edtf date,
    @Nullable Edtf until,
    @Nullable String detail,
    List<UUID> ids) {

  Point {
    ids = List.copyOf(ids);
  }

  /// One that does not last.
  Point(
      String kind,
      @Nullable String contributor,
      @Nullable Edtf date,
      @Nullable String detail,
      List<UUID> ids) {
    this(kind, contributor, date, null, detail, ids);
  }
}
