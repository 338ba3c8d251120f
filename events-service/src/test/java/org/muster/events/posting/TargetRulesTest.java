package org.muster.events.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;
import org.muster.events.Bodies;
import org.muster.events.log.StoredRecord;
import org.muster.events.problem.Problem;

class TargetRulesTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Recorder DESK = new Recorder("local", "desk", "recorder");
  private static final Recorder OTHER_DESK = new Recorder("local", "other", "recorder");
  private static final Recorder EDITOR = new Recorder("local", "other", Recorder.EDITOR);

  private final TargetRules rules =
      new TargetRules(
          id -> id.equals(ID) ? Optional.of(stored(Bodies.withdrawal())) : Optional.empty());

  private static StoredRecord stored(String body) {
    return new StoredRecord(
        0,
        0,
        ID,
        AnnouncementJson.writeRecorded(
            new Recorded(ID, Instant.parse("2022-11-12T00:00:00Z"), DESK, read(body))));
  }

  private static Announcement read(String body) {
    return AnnouncementJson.read(body.getBytes(StandardCharsets.UTF_8)).orThrow();
  }

  private Optional<Integer> status(String body, Recorder by) {
    return rules.broken(read(body), by).map(Problem::status);
  }

  @Test
  void who_recorded_it_and_an_editor_may_retract_and_correct_but_nobody_else() {
    String retraction = Bodies.retraction(ID.toString());
    String correction = Bodies.correction(ID.toString(), Bodies.withdrawal("CIV", 90));

    assertThat(status(retraction, DESK)).isEmpty();
    assertThat(status(retraction, EDITOR)).isEmpty();
    assertThat(status(retraction, OTHER_DESK)).contains(403);
    assertThat(status(correction, DESK)).isEmpty();
    assertThat(status(correction, EDITOR)).isEmpty();
    assertThat(status(correction, OTHER_DESK)).contains(403);
  }

  @Test
  void anybody_may_dispute() {
    assertThat(status(Bodies.dispute("MINUSMA", ID.toString()), OTHER_DESK)).isEmpty();
  }

  @Test
  void a_claim_points_nowhere_and_breaks_no_rule() {
    assertThat(status(Bodies.withdrawal(), OTHER_DESK)).isEmpty();
  }
}
