package org.muster.projections.posture;

import static org.muster.projections.posture.Said.mandate;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.NOT_SAID;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// A ceiling is a line of its own, never a strength (R2).
class R2Test {

  @Test
  void anAuthorizedStrengthIsNoStrength() {
    given(
            missionStrength()
                .component("military")
                .measure("ceiling")
                .exactly(13289)
                .asOf("2022-06-29"))
        .on("2022-12-31")
        .mission()
        .deployed(NOT_SAID)
        .whyNull("no-baseline")
        .authorized("military", "13289");
  }

  @Test
  void aContributorsCeilingIsNoCount() {
    given(strength("DEU").measure("ceiling").exactly(1400).asOf("2022-05-31"))
        .on("2022-12-31")
        .of("DEU")
        .deployed(NOT_SAID);
  }

  @Test
  void theMandateSetsCeilingsFromItsStart() {
    Specification mandate =
        given(
            mandate("renewed")
                .announced("2022-06-29")
                .starts("2022-07-01")
                .ceiling("military", 13289)
                .ceiling("police", 1920),
            missionStrength().exactly(14102).asOf("2022-10"));
    mandate.on("2022-06-30").mission().authorized("military", NOT_SAID);
    mandate.on("2022-07-01").mission().authorized("military", "13289").authorized("police", "1920");
    mandate.on("2022-12-01").mission().deployed("14102");
  }

  @Test
  void aProposedCeilingIsNone() {
    given(mandate("amended").stage("proposed").announced("2021-07-01").ceiling("military", 15289))
        .on("2022-12-01")
        .mission()
        .authorized("military", NOT_SAID);
  }
}
