package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.relation.Target;

/// The target, with all its corrections, should not have been recorded (R8b).
@Doc("The target, with all its corrections, should not have been recorded (R8b)")
@WireName("retraction")
public record Retraction(
    @Flattened Header header,
    @Doc("The announcement to retract: its id, or its key") Target target,
    @Doc("Why") @MaxLength(1000) @Nullable String reason)
    implements Pointer {

  public Retraction {
    Pointer.refuseItself(header, target);
  }
}
