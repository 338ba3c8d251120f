package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.Requires;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// A contributor suspends the activities of its contingent; its people stay.
@Doc("A contributor suspends the activities of its contingent; its people stay")
@WireName("suspension-announced")
@Requires({"contributor"})
public record SuspensionAnnounced(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("All of the contingent, or part of it") @Nullable Extent extent,
    @Doc("How many are in the scope of the suspension") @Nullable Quantity personnel,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("Until when; absent is open") @Nullable Edtf until)
    implements Claim {
  /// The extent, `unspecified` where it was not said.
  public Extent extentOrUnspecified() {
    return extent == null ? Extent.UNSPECIFIED : extent;
  }
}
