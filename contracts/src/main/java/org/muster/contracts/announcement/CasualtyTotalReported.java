package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.quantity.Quantity;

/// So many casualties in all up to a day: a snapshot, never added to incidents.
@Doc("So many casualties in all up to a day: a snapshot, never added to incidents")
@WireName("casualty-total-reported")
public record CasualtyTotalReported(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("The cause") IncidentCategory cause,
    @Doc("Whom it struck") Victims victims,
    @Doc("How many in all") Quantity cumulative,
    @Doc("Since when a cumulative number counts") @Nullable Edtf since,
    @Doc("The day that the number is of") Edtf asOf)
    implements Claim {}
