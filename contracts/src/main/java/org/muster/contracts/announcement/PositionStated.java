package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;

/// Where a contributor, or somebody else, stands.
@Doc("Where a contributor, or somebody else, stands")
@WireName("position-stated")
public record PositionStated(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("The stance") Stance stance,
    @Doc("What it is about, such as a full exit") @MaxLength(300) @Nullable String about)
    implements Claim {}
