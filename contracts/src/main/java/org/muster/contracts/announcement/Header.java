package org.muster.contracts.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.AtLeastOne;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.LatestDay;
import org.muster.contracts.fields.Matches;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.relation.Relation;
import org.muster.contracts.source.Source;

/// What every announcement carries, whatever its type.
public record Header(
    @Doc("Mission or force code")
        @Matches(
            value = MISSION_CODE,
            meaning = "a mission code: 2 to 32 of A-Z, 0-9 and -, a letter first")
        @MaxLength(32)
        String mission,
    @Doc("Who made the claim: a country code, UN, UNSC, or a name") @MaxLength(200)
        @Nullable String saidBy,
    @Doc(
            "The client's own name for this announcement, so that it can be sent again and referred to")
        @MaxLength(200)
        @Nullable String key,
    @Doc("When it was announced; somebody was told by its last day") @LatestDay
        @Nullable Edtf announced,
    @Doc("Whether the recorder inferred it") boolean derived,
    @Doc("Where it was read or heard") @AtLeastOne List<Source> sources,
    @Doc("Links to other announcements") List<Relation> relations) {

  /// What a mission code looks like.
  public static final String MISSION_CODE = "[A-Z][A-Z0-9-]{1,31}";

  public Header {
    sources = List.copyOf(sources);
    relations = List.copyOf(relations);
    if (key != null && relations.stream().anyMatch(r -> key.equals(r.key()))) {
      throw new IllegalArgumentException(
          "a relation points to another announcement, not to itself");
    }
  }
}
