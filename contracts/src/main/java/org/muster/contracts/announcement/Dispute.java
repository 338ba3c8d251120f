package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.relation.Target;

/// Somebody says that the target is not so. It changes no number and is always shown (R8d).
@Doc("Somebody says that the target is not so")
@WireName("dispute")
public record Dispute(
    @Flattened Header header,
    @Doc("The announcement in dispute: its id, or its key") Target target,
    @Doc("Why") @MaxLength(1000) @Nullable String reason)
    implements Pointer {

  public Dispute {
    Pointer.refuseItself(header, target);
  }
}
