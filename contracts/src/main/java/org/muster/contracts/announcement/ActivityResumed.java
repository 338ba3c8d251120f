package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.Requires;
import org.muster.contracts.fields.WireName;

/// A contributor that had suspended its activities takes them up again.
@Doc("A contributor that had suspended its activities takes them up again")
@WireName("activity-resumed")
@Requires({"contributor"})
public record ActivityResumed(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("When it starts") @Nullable Edtf starts)
    implements Claim {}
