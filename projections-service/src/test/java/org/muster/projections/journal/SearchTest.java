package org.muster.projections.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class SearchTest {

  private static TestLog log;
  private static TestLog.Place last;

  @Inject LiveProjection live;

  @BeforeAll
  static void open() {
    log = TestLog.ofService();
    last = Samples.append(log, "WORDS", "minusma-at-a-crossroads.ndjson");
  }

  @AfterAll
  static void close() {
    log.close();
  }

  @Test
  void accents_and_case_do_not_matter() {
    search("cote ivoire informed").body("announcements.contributor", contains("CIV"));
    search("CÔTE IVOIRE INFORMED").body("announcements.contributor", contains("CIV"));
  }

  @Test
  void words_of_a_text_and_of_a_quote_are_found() {
    search("ECOWAS sanctions").body("announcements.type", contains("context-noted"));
    search("announced \"earlier than planned\"").body("announcements.contributor", contains("GBR"));
  }

  @Test
  void a_phrase_is_in_order_and_a_minus_leaves_out() {
    search("\"than earlier planned\"").body("announcements", empty());
    search("\"earlier than planned\" -pull").body("announcements", empty());
  }

  @Test
  void a_star_finds_beginnings() {
    search("ECOW").body("announcements", empty());
    search("ecow*").body("announcements", hasSize(2));
  }

  @Test
  void words_with_punctuation_are_found_by_their_parts() {
    var note =
        log.append(
            Said.note(
                "DOCUMENTS", "S/RES/2690 (2023), para. 1; 1,035 troops; a|b & !c:* 'd' \\\\"));
    for (String words : new String[] {"S/RES/2690", "2690", "1,035", "b & c", "'d'", "a|b:*"}) {
      Asking.notBefore(live, note)
          .queryParam("q", words)
          .get("/v1/announcements?mission=DOCUMENTS")
          .then()
          .statusCode(200)
          .body("announcements", hasSize(1));
    }
  }

  @Test
  void pages_of_a_search_stay_where_they_are_when_more_is_recorded() {
    log.append(Said.note("PAGES", "one needle"));
    log.append(Said.note("PAGES", "two needles of hay"));
    var third = log.append(Said.note("PAGES", "three, a needle"));
    String next =
        Asking.notBefore(live, third)
            .get("/v1/announcements?mission=PAGES&q=needle&limit=1")
            .then()
            .body("announcements.text", contains("three, a needle"))
            .extract()
            .path("next");
    var fourth = log.append(Said.note("PAGES", "four: a needle"));
    Asking.notBefore(live, fourth)
        .get("/v1/announcements?mission=PAGES&q=needle&limit=1&cursor=" + next)
        .then()
        .body("announcements.text", contains("one needle"))
        .body("next", nullValue());
  }

  @Test
  void a_search_without_a_word_is_refused() {
    for (String none : new String[] {"-", "\"", "& | !", "*"}) {
      search(none, 400).body("parameter", equalTo("q"));
    }
  }

  @Test
  void whatever_is_looked_for_is_answered_or_refused() {
    String[] odd = {
      "\"",
      "\"\"",
      "\"unclosed",
      "a\"b\"c\"",
      "the of and",
      "--",
      "!",
      "a & | b",
      "(((",
      "a:*b:*",
      "<->",
      "<1>",
      "\\",
      "'; drop table muster.journal_row; --",
      "%",
      "\u00bd",
      "\uD835\uDD38",
      "\u0e01\u0e34\u0e19",
      "\u202e\u200b",
      "\ufdfa".repeat(1_000),
      "\u00e9".repeat(1_999),
      "w".repeat(600),
      "w".repeat(10_000),
      "a ".repeat(999),
      "-a ".repeat(600),
      "\"a b\" ".repeat(300)
    };
    for (String words : odd) {
      int status =
          Asking.notBefore(live, last)
              .queryParam("q", words)
              .get("/v1/announcements?mission=WORDS")
              .statusCode();
      assertThat(status).as("%s", words).isIn(200, 400);
    }
    search("w".repeat(10_000), 400).body("parameter", equalTo("q"));
    search("\u00e9".repeat(1_999), 400).body("parameter", equalTo("q"));
  }

  private ValidatableResponse search(String words) {
    return search(words, 200);
  }

  private ValidatableResponse search(String words, int status) {
    return Asking.notBefore(live, last)
        .queryParam("q", words)
        .get("/v1/announcements?mission=WORDS")
        .then()
        .statusCode(status);
  }
}
