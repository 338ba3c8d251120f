package org.muster.contracts.announcement;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// The mandate was established, renewed, amended or terminated, or that was proposed.
@Doc("The mandate was established, renewed, amended or terminated, or that was proposed")
@WireName("mandate-decided")
public record MandateDecided(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("What was decided") MandateChange change,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("When the mandate expires") @Nullable Edtf expires,
    @Doc("When it is complete") @Nullable Edtf completes,
    @Doc("Authorized strength by population") Map<Component, Quantity> ceilings,
    @Doc("A change of the authorized strength by population")
        Map<Component, Quantity> ceilingChanges,
    @Doc("The document, such as S/RES/2690") @MaxLength(200) @Nullable String document)
    implements Claim {
  public MandateDecided {
    ceilings = Map.copyOf(ceilings);
    ceilingChanges = Map.copyOf(ceilingChanges);
  }
}
