package org.muster.contracts.announcement;

import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;

/// The mission is to be reviewed.
@Doc("The mission is to be reviewed")
@WireName("review-scheduled")
public record ReviewScheduled(
    @Flattened Header header, @Flattened Subject subject, @Doc("When it is due") Edtf due)
    implements Claim {}
