package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.Requires;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// Somebody holds people of a contributor.
@Doc("Somebody holds people of a contributor")
@WireName("personnel-detained")
@Requires({"contributor"})
public record PersonnelDetained(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("Host state") @CountryCode @Nullable String host,
    @Doc("How many people") @Nullable Quantity personnel,
    @Doc("When it happened") @Nullable Edtf occurred)
    implements Claim {}
