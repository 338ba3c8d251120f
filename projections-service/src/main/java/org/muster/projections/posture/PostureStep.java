package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a mission's or a contributor's posture: its figures from a day on until the next
/// step.
///
/// @param scenario which stages are counted
/// @param contributor ISO 3166-1 alpha-3, `null` for the mission as a whole
/// @param fromDay the first day (UTC); [LocalDate#MIN] for "ever before"
/// @param deployed people present, `null` if it cannot be said
/// @param operational people present and active, `null` if it cannot be said
/// @param reduction people gone since the baseline, `null` if nobody had said anything
/// @param partial whether a plan without a number is missing from the reduction
/// @param suspended people present and inactive, `null` if it cannot be said
/// @param increase people added since the baseline, `null` if nobody had said anything
/// @param status the contributor's status (R18); empty for a mission
/// @param flags what to be wary of
/// @param whyNull why `deployed` is `null`; `null` if it is not
/// @param details what an answer says of this step besides these figures: the members of a JSON
///   object, without its braces
/// @param because what makes the mission's reduction as JSON, the elements without brackets: for a
///   contributor its part, for a mission its own announcements
public record PostureStep(
    Scenario scenario,
    @Nullable String contributor,
    LocalDate fromDay,
    @Nullable Interval deployed,
    @Nullable Interval operational,
    @Nullable Interval reduction,
    boolean partial,
    @Nullable Interval suspended,
    @Nullable Interval increase,
    List<String> status,
    List<String> flags,
    @Nullable String whyNull,
    String details,
    String because) {

  /// Why nothing can be said: by the cut nobody had said anything of the mission.
  public static final String NOT_KNOWN_YET = "not-known-yet";

  /// What an answer says of this step, as JSON: for a contributor the element of `contributors`,
  /// for a mission the members of the body that are its own.
  public String answer() {
    return "{" + AnswerJson.members(this) + "}";
  }

  /// The same from another day on.
  PostureStep from(LocalDate day) {
    return new PostureStep(
        scenario,
        contributor,
        day,
        deployed,
        operational,
        reduction,
        partial,
        suspended,
        increase,
        status,
        flags,
        whyNull,
        details,
        because);
  }
}
