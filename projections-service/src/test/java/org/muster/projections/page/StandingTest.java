package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.muster.projections.http.Answers;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-27T22:00:00Z");

  private final Standing standing = new Standing();

  @Test
  void an_answer_that_can_be_taken_as_it_is_says_nothing() {
    standing.note(Response.ok().header(Answers.RULES, 3).build());
    assertThat(standing.words(NOW)).isEmpty();
  }

  @Test
  void whatever_holds_of_an_answer_is_a_sentence() {
    standing.note(
        Response.ok()
            .header(Answers.STOPPED, "cut at 3:41, it's {short}")
            .header(Answers.RULES, 3)
            .header(Answers.STANDS_SINCE, Instant.parse("2026-11-23T21:53:09Z"))
            .header(Answers.BEHIND, 1_200L)
            .build());
    assertThat(standing.words(NOW))
        .containsExactly(
            "These figures stand still: cut at 3:41, it's {short}",
            "These figures stand still: other rules (version 3) or another log made them; their last record is of 23 Nov 2026, 21:53:09 UTC, 4 days ago.",
            "These figures lack records that answers had before, as an older generation was accepted: 1,200.");
  }

  @Test
  void an_age_of_hours_is_said_in_hours() {
    standing.note(
        Response.ok()
            .header(Answers.RULES, 3)
            .header(Answers.STANDS_SINCE, Instant.parse("2026-11-27T19:53:09Z"))
            .build());
    assertThat(standing.words(NOW)).singleElement().asString().endsWith(", 2 h ago.");
  }
}
