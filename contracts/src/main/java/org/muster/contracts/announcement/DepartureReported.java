package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// So many people have left, or remain: a withdrawal being carried out.
@Doc("So many people have left, or remain: a withdrawal being carried out")
@WireName("departure-reported")
public record DepartureReported(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("How many, as it was said") Quantity personnel,
    @Doc("What the number says; absent is delta") @Nullable Measure measure,
    @Doc("Since when a cumulative number counts") @Nullable Edtf since,
    @Doc("The day that the number is of") Edtf asOf)
    implements Claim {
  /// What the number says, `delta` where it was not said.
  public Measure measureOrDefault() {
    return measure == null ? Measure.DELTA : measure;
  }
}
