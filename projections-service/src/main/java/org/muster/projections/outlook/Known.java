package org.muster.projections.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.PostureRows;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.MissionFold;
import org.muster.projections.posture.PostureStep;
import org.muster.projections.posture.Question;
import org.muster.projections.posture.Standing;

/// What the outlook is taken from.
///
/// @param on the day from which it is taken
/// @param claims all that was recorded
/// @param standing what stands of it and is not superseded, in order
/// @param without the announcements that are retracted or point nowhere
/// @param mission what the posture says of the mission
/// @param contributors what it says of each contributor, by its code
record Known(
    Question question,
    LocalDate on,
    Collection<Recorded> claims,
    List<Standing> standing,
    Set<UUID> without,
    ObjectNode mission,
    Map<String, ObjectNode> contributors) {

  static Known of(Collection<Recorded> claims, Question question) {
    Map<AnnouncementLife.Status, Set<UUID>> lives =
        MissionFold.lives(claims, question.cut()).stream()
            .collect(
                Collectors.groupingBy(
                    AnnouncementLife::status,
                    Collectors.mapping(AnnouncementLife::id, Collectors.toSet())));
    Set<UUID> superseded = lives.getOrDefault(AnnouncementLife.Status.SUPERSEDED, Set.of());
    Set<UUID> without =
        lives.entrySet().stream()
            .filter(status ->
                status.getKey() == AnnouncementLife.Status.RETRACTED
                    || status.getKey() == AnnouncementLife.Status.DANGLING)
            .flatMap(status -> status.getValue().stream())
            .collect(Collectors.toSet());
    List<PostureStep> steps = MissionFold.on(claims, question);
    Map<String, ObjectNode> contributors = new LinkedHashMap<>();
    steps.stream()
        .skip(1)
        .forEach(step ->
            contributors.put(String.valueOf(step.contributor()), PostureRows.parse(step.answer())));
    return new Known(
        question,
        question.on(),
        claims,
        Standing.of(claims, question.cut()).stream()
            .filter(claim -> !superseded.contains(claim.id()))
            .toList(),
        without,
        PostureRows.parse(steps.getFirst().answer()),
        contributors);
  }

  /// The plans to leave that were not called off.
  List<Standing> plans() {
    return standing.stream()
        .filter(s -> s.claim() instanceof WithdrawalAnnounced && !isCalledOff(s.claim()))
        .toList();
  }

  static boolean isCalledOff(Claim claim) {
    Stage stage = claim.subject().stageOrReported();
    return stage == Stage.CANCELLED || stage == Stage.LAPSED;
  }

  static boolean has(ObjectNode node, String list, String text) {
    for (JsonNode element : node.path(list)) {
      if (element.asText().equals(text)) {
        return true;
      }
    }
    return false;
  }
}
