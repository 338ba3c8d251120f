package org.muster.contracts.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.MaxLength;

/// Whom and which people a claim is about, and how firm it is.
public record Subject(
    @Doc("Troop- or police-contributing country; absent is the mission as a whole") @CountryCode
        @Nullable String contributor,
    @Doc("The population that a number counts; unspecified reads as uniformed")
        @Nullable Component component,
    @Doc("How firm the claim is; absent is reported") @Nullable Stage stage,
    @Doc("The reasons that were given") @MaxLength(300) List<String> reasons) {

  public Subject {
    reasons = List.copyOf(reasons);
  }

  /// The population, `unspecified` where none was named.
  public Component componentOrUnspecified() {
    return component == null ? Component.UNSPECIFIED : component;
  }

  /// The stage, `reported` where none was named.
  public Stage stageOrReported() {
    return stage == null ? Stage.REPORTED : stage;
  }
}
