package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// So many people were there on a day; without a contributor, in the whole mission.
@Doc("So many people were there on a day; without a contributor, in the whole mission")
@WireName("strength-reported")
public record StrengthReported(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("How many, as it was said") Quantity personnel,
    @Doc("What the number says; absent is total") @Nullable Measure measure,
    @Doc("The day that the number is of") Edtf asOf)
    implements Claim {
  /// What the number says, `total` where it was not said.
  public Measure measureOrDefault() {
    return measure == null ? Measure.TOTAL : measure;
  }
}
