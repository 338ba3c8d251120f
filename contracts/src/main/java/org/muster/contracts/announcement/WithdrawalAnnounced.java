package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.Requires;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// A contributor is to leave, wholly or in part.
@Doc("A contributor is to leave, wholly or in part")
@WireName("withdrawal-announced")
@Requires({"contributor"})
public record WithdrawalAnnounced(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("All of the contingent, or part of it") @Nullable Extent extent,
    @Doc("How many, as it was said") @Nullable Quantity personnel,
    @Doc("What the number says; absent is delta") @Nullable Measure measure,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("When it is complete") @Nullable Edtf completes,
    @Doc("Until when a part of the contingent stays") @Nullable Edtf retainsPartUntil)
    implements Claim {
  /// What the number says, `delta` where it was not said.
  public Measure measureOrDefault() {
    return measure == null ? Measure.DELTA : measure;
  }

  /// The extent, `unspecified` where it was not said.
  public Extent extentOrUnspecified() {
    return extent == null ? Extent.UNSPECIFIED : extent;
  }
}
