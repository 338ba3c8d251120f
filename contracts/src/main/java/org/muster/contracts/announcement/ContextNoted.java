package org.muster.contracts.announcement;

import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;

/// Something worth knowing that moves no number.
@Doc("Something worth knowing that moves no number")
@WireName("context-noted")
public record ContextNoted(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("What is worth knowing") @MaxLength(2000) String text)
    implements Claim {}
