package org.muster.projections.posture;

import static org.muster.projections.posture.Said.detention;
import static org.muster.projections.posture.Said.incident;
import static org.muster.projections.posture.Said.missionStrength;
import static org.muster.projections.posture.Said.strength;
import static org.muster.projections.posture.Specification.given;

import org.junit.jupiter.api.Test;

/// Strength is not reduced by casualties or detentions (R14).
class R14Test {

  @Test
  void theDeadAndTheDetainedAreCountedElsewhere() {
    given(
            missionStrength().exactly(14102).asOf("2022-10-31"),
            strength("CIV").exactly(880).asOf("2022-10-31"),
            incident("peacekeeper", 7).occurred("2022-11-01").announced("2022-11-01"),
            detention("CIV").exactly(46).occurred("2022-07-10").announced("2022-11-02"))
        .on("2022-12-31")
        .mission()
        .deployed("14102")
        .operational("14102")
        .reduction("0")
        .of("CIV")
        .deployed("880")
        .operational("880")
        .status("deployed");
  }

  @Test
  void anIncidentAloneMakesNoContributor() {
    given(detention("CIV").exactly(46).announced("2022-11-02")).on("2022-12-31").contributors();
  }
}
