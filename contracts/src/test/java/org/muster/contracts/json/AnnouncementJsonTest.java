package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

class AnnouncementJsonTest {

  private static final String WITHDRAWAL =
      """
      {"type": "withdrawal-announced", "mission": "MINUSMA", "contributor": "BEN", "saidBy": "BEN",
       "component": "unspecified", "stage": "intended", "extent": "whole",
       "personnel": {"value": 450, "qualifier": "about", "text": "about 450"},
       "announced": "[2022-01-01..2022-11-10]", "completes": "[..2023-12-31]", "reasons": [],
       "sources": [{"publisher": "International Crisis Group", "title": "MINUSMA at a Crossroads",
         "published": "2022-12", "directness": "secondary", "reliability": "B", "credibility": "2"}],
       "relations": [{"rel": "supersedes", "id": "0190a5b0-0000-7000-8000-000000000001"}]}
      """;

  @Test
  void anAnnouncementReadsAsItsRecord() {
    Announcement read = AnnouncementJson.read(WITHDRAWAL.getBytes(UTF_8)).orThrow();
    assertThat(read).isInstanceOf(WithdrawalAnnounced.class);
    assertThat(read.contributor()).isEqualTo("BEN");
    assertThat(((WithdrawalAnnounced) read).completes()).hasToString("[..2023-12-31]");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSame() {
    Announcement read = AnnouncementJson.read(WITHDRAWAL.getBytes(UTF_8)).orThrow();
    byte[] written = AnnouncementJson.write(read);
    assertThat(AnnouncementJson.read(written).orThrow()).isEqualTo(read);
    Recorded recorded =
        new Recorded(
            UUID.fromString("0190a5b0-0000-7000-8000-000000000002"),
            Instant.parse("2026-11-23T10:00:00.123Z"),
            new Recorder("local", "desk-1", "recorder"),
            read);
    assertThat(AnnouncementJson.readRecorded(AnnouncementJson.writeRecorded(recorded)).orThrow())
        .isEqualTo(recorded);
  }

  @Test
  void everyErrorIsToldWithItsPointer() {
    String wrong =
        """
        {"type": "withdrawal-announced", "mission": "minusma", "stage": "maybe", "hosts": 1,
         "personnel": {"value": -3}, "completes": "2023-02-30",
         "sources": [{"publisher": "a\\u0000b", "title": "t", "url": "javascript:alert(1)"}]}
        """;
    assertThat(AnnouncementJson.read(wrong.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Decoded.Invalid.class,
            invalid ->
                assertThat(((Decoded.Invalid<?>) invalid).errors())
                    .extracting(FieldError::pointer)
                    .containsExactlyInAnyOrderElementsOf(
                        List.of(
                            "/mission",
                            "/contributor",
                            "/stage",
                            "/hosts",
                            "/personnel/value",
                            "/completes",
                            "/sources/0/publisher",
                            "/sources/0/url")));
  }
}
