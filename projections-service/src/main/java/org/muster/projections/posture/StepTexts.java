package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;

/// Makes steps of a contributor's views. One view that stands for several scenarios is written out
/// once.
final class StepTexts {

  private record Texts(String details, String because) {}

  private final Map<ContributorView, Texts> written = new IdentityHashMap<>();

  PostureStep step(ContributorView view, Scenario scenario, LocalDate day) {
    Texts texts = written.computeIfAbsent(view, StepTexts::write);
    return new PostureStep(
        scenario,
        view.contributor(),
        day,
        view.deployed(),
        view.operational(),
        view.reduction(),
        !view.unquantified().isEmpty(),
        view.suspended(),
        view.increase(),
        view.status(),
        view.flags(),
        view.deployed() == null ? "no-baseline" : null,
        texts.details(),
        texts.because());
  }

  private static Texts write(ContributorView view) {
    return new Texts(AnswerJson.details(view), AnswerJson.effects(view.partBecause()));
  }
}
