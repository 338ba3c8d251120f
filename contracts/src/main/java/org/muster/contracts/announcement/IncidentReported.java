package org.muster.contracts.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.WireName;

/// Something happened that harmed people.
@Doc("Something happened that harmed people")
@WireName("incident-reported")
public record IncidentReported(
    @Flattened Header header,
    @Flattened Subject subject,
    @Doc("What kind of incident") IncidentCategory category,
    @Doc("When it happened") Edtf occurred,
    @Doc("Where it happened") @Nullable Place place,
    @Doc("To whom it is attributed") @MaxLength(200) @Nullable String attributedTo,
    @Doc("Who was killed or injured") List<Casualty> casualties)
    implements Claim {
  public IncidentReported {
    casualties = List.copyOf(casualties);
  }
}
