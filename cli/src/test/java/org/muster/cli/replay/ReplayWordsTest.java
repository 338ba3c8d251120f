package org.muster.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.cli.http.Json;
import org.muster.cli.text.Style;

class ReplayWordsTest {

  @Test
  void aReplayUnderWayTellsPhaseShareRateAndTimeLeft() throws Exception {
    var state = state("running", "\"secondsLeft\": 80, \"waitingFor\": \"live-lag\"");
    assertThat(ReplayBar.words(state))
        .isEqualTo(
            "63 %, catching up, 12,345 of 40,000 read, 19,286 a second, 1 min 20 s left, rests while the living projection is behind");
  }

  @ParameterizedTest
  @CsvSource({
    "living-projection, waits for the living projection",
    "log, waits for the log",
    "disk, waits for the disk"
  })
  void whatAReplayWaitsForIsSaidInWords(String code, String words) throws Exception {
    assertThat(ReplayBar.words(state("running", "\"waitingFor\": \"%s\"".formatted(code))))
        .endsWith(", " + words);
  }

  @Test
  void theBarIsNeverLongerThanItself() {
    assertThat(ReplayBar.bar(0)).isEqualTo("▕" + " ".repeat(24) + "▏");
    assertThat(ReplayBar.bar(51)).isEqualTo("▕" + "█".repeat(12) + " ".repeat(12) + "▏");
    assertThat(ReplayBar.bar(53)).isEqualTo("▕" + "█".repeat(12) + "▌" + " ".repeat(11) + "▏");
    assertThat(ReplayBar.bar(300)).isEqualTo("▕" + "█".repeat(24) + "▏");
  }

  @Test
  void whatADryRunFoundIsATable() throws Exception {
    var lines =
        DryRunTable.lines(
            json(
                """
                {"types": {"org.muster.retraction.v1": 2, "org.muster.withdrawal-announced.v1": 1234},
                 "unknownTypes": {}, "parked": {"unreadable-value": 3}, "parkedWhenFolded": null,
                 "time": {"readingSeconds": 1.5, "seconds": 75, "from": "replay 3"},
                 "disk": {"announcementBytes": 812, "bytes": 1300000000, "from": "generation 2"}}\
                """),
            100,
            Style.PLAIN);
    assertThat(lines)
        .containsExactly(
            "announcement                        records",
            "org.muster.retraction.v1                  2",
            "org.muster.withdrawal-announced.v1    1,234",
            "",
            "would be parked   records",
            "unreadable-value        3",
            "",
            "Not known before folding: how many would be parked only then.",
            "A replay takes about 1 min 15 s (replay 3).",
            "It needs about 1.3 GB on the database's disk (generation 2); the announcements alone are 812 B.");
  }

  @Test
  void aDryRunThatFoundNothingToParkSaysSoOnlyIfThatIsKnown() throws Exception {
    assertThat(dryRun("{\"parked\": {}, \"parkedWhenFolded\": {}}"))
        .contains("Nothing would be parked.");
    assertThat(
            dryRun(
                """
                {"parked": {}, "parkedWhenFolded": null,
                 "parkedWhenFoldedFrom": "generation 6, which answers, was made by other rules"}\
                """))
        .contains(
            "Not known before folding: how many would be parked only then: generation 6, which answers, was made by other rules.")
        .doesNotContain("Nothing would be parked.");
  }

  @Test
  void aDryRunSaysWhereAPartitionWouldStopAndWhoFoldedBefore() throws Exception {
    assertThat(
            dryRun(
                """
                {"parked": {}, "parkedWhenFolded": {"id-conflict": 2},
                 "parkedWhenFoldedFrom": "what generation 6 parked of the 120 records that it has read",
                 "stops": [{"partition": 3, "offset": 41}]}\
                """))
        .contains(
            "parked when folded  records",
            "Parked when folded is what generation 6 parked of the 120 records that it has read.",
            "Partition 3 would stop at offset 41: too many records in a row are to be parked.");
  }

  private static List<String> dryRun(String report) throws Exception {
    return DryRunTable.lines(json(report), 100, Style.PLAIN);
  }

  @Test
  void generationsSayWhichAnswersAndWhoPromotedIt() throws Exception {
    var lines =
        GenerationList.lines(
            json(
                """
                {"generations": [
                   {"number": 8, "foldVersion": 2, "ourRules": true, "state": "promoted", "behind": 0,
                    "lastApplied": "2026-11-23T21:53:09Z", "rows": 7000000, "bytes": 5200000000,
                    "createdAt": "2026-11-23T21:40:00Z", "why": "replay 3"},
                   {"number": 7, "foldVersion": 1, "ourRules": false, "state": "kept", "behind": 1200,
                    "lastApplied": null, "rows": 0, "bytes": 0, "createdAt": "2026-11-01T10:00:00Z",
                    "replay": 2, "replayState": "different", "why": null}],
                 "previous": 7,
                 "promotions": [{"at": "2026-11-23T21:53:10Z", "from": 7, "to": 8, "by": null,
                                 "reason": "asked for", "accepted": ["older"], "behind": 1200}]}\
                """),
            120,
            Style.PLAIN);
    assertThat(lines)
        .containsExactly(
            "generation  state          rules  behind  last applied            rows    size  made              why",
            "         8  answers            2       0  2026-11-23 21:53  ~7,000,000  5.2 GB  2026-11-23 21:40  replay 3",
            "         7  different  1 (other)   1,200  –                         ~0     0 B  2026-11-01 10:00  replay 2",
            "",
            "promoted          from → to  by       why        accepted  behind",
            "2026-11-23 21:53  7 → 8      unknown  asked for  older      1,200",
            "",
            "Back to generation 7: ./muster rollback");
  }

  @Test
  void theEndOfAReplayIsSaidWithItsDifference() throws Exception {
    var end = state("different", "\"detail\": \"1 missions differ in 30 places: MINUSMA\"");
    assertThat(end.summary())
        .contains("generation 9 differs from the present one and waits", "in 30 places");
    assertThat(
            DifferenceLines.first(
                7, json("{\"found\": 30, \"first\": [\"MINUSMA on 2023-07-01: …\"]}")))
        .containsExactly(
            "  MINUSMA on 2023-07-01: …", "  and 29 more: ./muster replay --difference 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "running|'dryRun':false|Replay 7 still runs (63 %, catching up): what differs is known when it has compared.",
        "done|'dryRun':true|Replay 7 was a dry run: it compared nothing.",
        "different|'detail':'1 missions differ'|Replay 7 differs, but no single difference was kept: 1 missions differ",
        "promoted|'report':{'digest':{'before':'a','after':'b'},'difference':{'found':0}}|Replay 7 differs, but no single difference was kept: promoted",
        "promoted|'report':{'notCompared':'it was empty'}|Replay 7 has no comparison: it was empty",
        "failed|'detail':'the disk is full'|Replay 7 has no comparison: the disk is full",
        "promoted|'report':{'digest':{'before':'a','after':'a'},'difference':{'found':0}}|Replay 7 found no difference.",
        "different|'report':{'difference':{'found':30}}|30 differences were counted and not kept."
      })
  void whereNoDifferenceIsListedTheStateSaysWhy(String state, String more, String words)
      throws Exception {
    assertThat(DifferenceLines.last(state(state, more.replace('\'', '"')), 0))
        .containsExactly(words);
  }

  @Test
  void whatWasNotKeptBesideTheListedIsCounted() throws Exception {
    assertThat(
            DifferenceLines.last(
                state("different", "\"report\": {\"difference\": {\"found\": 30}}"), 20))
        .containsExactly("10 more were counted and not kept.");
  }

  @Test
  void behindAllDifferencesNothingIsLeftToSay() throws Exception {
    assertThat(
            DifferenceLines.last(
                state("different", "\"report\": {\"difference\": {\"found\": 2}}"), 2))
        .isEmpty();
  }

  private static ReplayState state(String state, String more) throws Exception {
    return Json.MAPPER.readValue(
        """
        {"id": 7, "state": "%s", "phase": "catching-up", "generation": 9, "done": 12345,
         "total": 40000, "percent": 63.4, "ratePerSecond": 19286, %s}\
        """
            .formatted(state, more),
        ReplayState.class);
  }

  private static JsonNode json(String text) throws Exception {
    return Json.MAPPER.readTree(text);
  }
}
