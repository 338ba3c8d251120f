package org.muster.projections.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.json.WireNames;
import org.muster.projections.posture.Standing;

/// What nobody has said, or not for long.
final class Unknowns {

  private final Known known;
  private final List<Point> points = new ArrayList<>();

  private Unknowns(Known known) {
    this.known = known;
  }

  static List<Point> of(Known known) {
    Unknowns unknowns = new Unknowns(known);
    unknowns.ofMission();
    known.contributors().forEach(unknowns::ofContributor);
    unknowns.plansWithoutEnd();
    unknowns.overduePledges();
    return unknowns.points;
  }

  private void ofMission() {
    JsonNode whyNull = known.mission().path("whyNull");
    if (whyNull.isTextual()) {
      add(whyNull.textValue(), null, "how many are in the mission", List.of());
    }
    if (known.mission().path("mandate").path("status").asText().equals("unknown")) {
      add("no-mandate", null, "until when the mandate lasts", List.of());
    }
  }

  private void ofContributor(String contributor, ObjectNode element) {
    JsonNode unquantified = element.path("unquantified");
    if (unquantified.isTextual()) {
      add("unquantified-plan", contributor, unquantified.textValue(), idIn(element.path("plan")));
    }
    if (element.path("count").isNull()) {
      add("no-count", contributor, "how many it has there", List.of());
    }
    for (String flag : List.of("suspension-stale", "suspension-unquantified")) {
      if (Known.has(element, "flags", flag)) {
        add(flag, contributor, null, ids(contributor, SuspensionAnnounced.class::isInstance));
      }
    }
    if (Known.has(element, "status", "undecided")) {
      add("undecided", contributor, null, idIn(element.path("position")));
    }
  }

  private void plansWithoutEnd() {
    for (Standing said : known.plans()) {
      WithdrawalAnnounced plan = (WithdrawalAnnounced) said.claim();
      Edtf completes = plan.completes();
      if ((completes == null || completes.latest() == null)
          && plan.retainsPartUntil() == null
          && plan.subject().stageOrReported() != Stage.IMPLEMENTED) {
        add(
            "no-deadline",
            plan.contributor(),
            WireNames.of(plan.subject().stageOrReported()),
            List.of(said.id()));
      }
    }
  }

  /// Pledges whose time has passed without anybody saying that they came.
  private void overduePledges() {
    for (Standing said : known.standing()) {
      if (said.claim() instanceof DeploymentAnnounced pledge
          && pledge.subject().stageOrReported() != Stage.IMPLEMENTED
          && !Known.isCalledOff(pledge)) {
        Edtf date = DueNext.date(pledge);
        if (date != null && date.latest() != null && date.latest().isBefore(known.on())) {
          points.add(
              new Point(
                  "pledge-overdue",
                  pledge.contributor(),
                  date,
                  WireNames.of(pledge.subject().stageOrReported()),
                  List.of(said.id())));
        }
      }
    }
  }

  private List<UUID> ids(String contributor, Predicate<Claim> which) {
    return known.standing().stream()
        .filter(said -> Objects.equals(contributor, said.claim().contributor()))
        .filter(said -> which.test(said.claim()))
        .map(Standing::id)
        .toList();
  }

  private static List<UUID> idIn(JsonNode node) {
    return node.path("id").isTextual()
        ? List.of(UUID.fromString(node.path("id").textValue()))
        : List.of();
  }

  private void add(
      String kind, @Nullable String contributor, @Nullable String detail, List<UUID> ids) {
    points.add(new Point(kind, contributor, null, detail, ids));
  }
}
