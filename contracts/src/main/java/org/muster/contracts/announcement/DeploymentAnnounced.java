package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// A contributor pledges people, or more people have come.
@Doc("A contributor pledges people, or more people have come")
@WireName("deployment-announced")
public record DeploymentAnnounced(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("How many, as it was said") @Nullable Quantity personnel,
    @Doc("What the number says; absent is delta") @Nullable Measure measure,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("When it is complete") @Nullable Edtf completes,
    @Doc("Until when; absent is open") @Nullable Edtf until)
    implements Claim {
  /// What the number says, `delta` where it was not said.
  public Measure measureOrDefault() {
    return measure == null ? Measure.DELTA : measure;
  }
}
