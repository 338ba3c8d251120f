package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;

/// The host state restricts where the mission may go.
@Doc("The host state restricts where the mission may go")
@WireName("access-restricted")
public record AccessRestricted(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("Host state") @CountryCode String host,
    @Doc("When it starts") @Nullable Edtf starts,
    @Doc("Until when; absent is open") @Nullable Edtf until,
    @Doc("Where") @MaxLength(200) @Nullable String area)
    implements Claim {}
