package org.muster.contracts.announcement;

import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.Flattened;
import org.muster.contracts.fields.WireName;
import org.muster.contracts.relation.Target;

/// The target was recorded wrongly; this is what it should have said (R8a). It keeps the target's
/// id and time of recording. It changes neither the mission nor the type.
@Doc("The target was recorded wrongly; this is what it should have said (R8a)")
@WireName("correction")
public record Correction(
    @Flattened Header header,
    @Doc("The announcement to correct: its id, or its key") Target target,
    @Doc("The whole corrected announcement") Claim announcement)
    implements Pointer {

  public Correction {
    Pointer.refuseItself(header, target);
    if (!announcement.mission().equals(header.mission())) {
      throw new IllegalArgumentException(
          "cannot move an announcement to another mission: retract it and post it anew (R8b)");
    }
  }
}
