package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;

/// The host state lets contingents rotate again.
@Doc("The host state lets contingents rotate again")
@WireName("rotation-resumed")
public record RotationResumed(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("Host state") @CountryCode String host,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("Until when; absent is open") @Nullable Edtf until)
    implements Claim {}
