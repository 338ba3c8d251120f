package org.muster.projections.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.projections.posture.Specification.given;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.recorded.Recorder;

/// What follows from the article of December 2022, and from it with the counts of November 2022:
/// figures that were worked out by hand and by an implementation that shares no code with this one.
class WorkedAnswersTest {

  private static final Path SAMPLES = Path.of("../samples");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          on         | scenario    | reduction    | suspended | unquantified                    | mandate
          2022-11-10 | implemented | 0            | 0         | ''                              | active
          2022-11-10 | official    | 0            | 0         | ''                              | active
          2022-11-10 | announced   | 0            | 1001/–/∞  | ''                              | active
          2022-11-10 | intended    | 0/0/715      | 1001/–/∞  | ''                              | active
          2022-11-10 | worst       | 0/0/∞        | 0/–/∞     | ''                              | active
          2022-11-30 | implemented | 0            | 0         | ''                              | active
          2022-11-30 | official    | 0            | 0         | DEU keeps-a-part                | active
          2022-11-30 | announced   | 0/0/900      | 1001/–/∞  | DEU keeps-a-part, GBR in-window | active
          2022-11-30 | intended    | 0/0/1615     | 1001/–/∞  | DEU keeps-a-part, GBR in-window | active
          2022-11-30 | worst       | 0/0/∞        | 0/–/∞     | DEU keeps-a-part, GBR in-window | active
          2023-05-14 | implemented | 0            | 0         | ''                              | active
          2023-05-14 | official    | 0            | 0         | DEU keeps-a-part                | active
          2023-05-14 | announced   | 0/0/900      | 1001/–/∞  | DEU keeps-a-part, GBR gone      | active
          2023-05-14 | intended    | 0/0/1615     | 1001/–/∞  | DEU keeps-a-part, GBR gone      | active
          2023-05-14 | worst       | 0/0/∞        | 0/–/∞     | DEU keeps-a-part, GBR gone      | active
          2023-12-31 | implemented | 0            | 0         | ''                              | lapsed
          2023-12-31 | official    | 0            | 0         | DEU keeps-a-part                | lapsed
          2023-12-31 | announced   | 0/0/900      | 1001/–/∞  | DEU keeps-a-part, GBR gone      | lapsed
          2023-12-31 | intended    | 585/650/1615 | 1001/–/∞  | DEU keeps-a-part, GBR gone      | lapsed
          2023-12-31 | worst       | 585/650/∞    | 0/–/∞     | DEU keeps-a-part, GBR gone      | lapsed
          2024-06-01 | implemented | 0            | 0         | ''                              | lapsed
          2024-06-01 | official    | 0            | 0         | DEU gone-implied                | lapsed
          2024-06-01 | announced   | 0/0/900      | 1001/–/∞  | DEU gone-implied, GBR gone      | lapsed
          2024-06-01 | intended    | 585/650/1615 | 1001/–/∞  | DEU gone-implied, GBR gone      | lapsed
          2024-06-01 | worst       | 585/650/∞    | 0/–/∞     | DEU gone-implied, GBR gone      | lapsed
          """)
  void theArticleAloneHasNoTotal(
      String on,
      String scenario,
      String reduction,
      String suspended,
      String unquantified,
      String mandate)
      throws IOException {
    given(article())
        .on(on)
        .scenario(scenario)
        .mission()
        .reduction(reduction)
        .partial(!unquantified.isEmpty())
        .deployed(Specification.NOT_SAID)
        .operational(Specification.NOT_SAID)
        .whyNull("no-baseline")
        .suspended(suspended)
        .unquantified(split(unquantified))
        .mandate(mandate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          on         | scenario    | reduction      | deployed          | operational       | suspended   | mandate
          2022-11-10 | implemented | 0              | 14102             | 14102             | 0           | active
          2022-11-10 | official    | 0              | 14102             | 14102             | 0           | active
          2022-11-10 | announced   | 0              | 14102             | 0/–/13101         | 1001/–/∞    | active
          2022-11-10 | intended    | 0/0/715        | 13387/14102/14102 | 0/–/13101         | 1001/–/∞    | active
          2022-11-10 | worst       | 0/0/14102      | 0/14102/14102     | 0/–/13101         | 0/–/∞       | active
          2022-11-30 | implemented | 0              | 14102             | 14102             | 0           | active
          2022-11-30 | official    | 0/0/538        | 13564/14102/14102 | 13564/14102/14102 | 0           | active
          2022-11-30 | announced   | 0/0/1674       | 12428/14102/14102 | 11199/12873/12873 | 1229        | active
          2022-11-30 | intended    | 0/0/2277       | 11825/14102/14102 | 10596/12873/12873 | 1229        | active
          2022-11-30 | worst       | 0/0/3506       | 10596/14102/14102 | 10596/12873/12873 | 0/1229/1229 | active
          2023-05-14 | implemented | 0              | 14102             | 14102             | 0           | active
          2023-05-14 | official    | 0/0/538        | 13564/14102/14102 | 13564/14102/14102 | 0           | active
          2023-05-14 | announced   | 256/256/1674   | 12428/13846/13846 | 11199/12617/12617 | 1229        | active
          2023-05-14 | intended    | 256/256/2277   | 11825/13846/13846 | 10596/12617/12617 | 1229        | active
          2023-05-14 | worst       | 256/256/3506   | 10596/13846/13846 | 10596/12617/12617 | 0/1229/1229 | active
          2023-12-31 | implemented | 0              | 14102             | 14102             | 0           | lapsed
          2023-12-31 | official    | 0/0/538        | 13564/14102/14102 | 13564/14102/14102 | 0           | lapsed
          2023-12-31 | announced   | 256/256/1674   | 12428/13846/13846 | 11199/12617/12617 | 1229        | lapsed
          2023-12-31 | intended    | 859/859/2277   | 11825/13243/13243 | 10596/12014/12014 | 1229        | lapsed
          2023-12-31 | worst       | 859/859/3506   | 10596/13243/13243 | 10596/12014/12014 | 0/1229/1229 | lapsed
          2024-06-01 | implemented | 0              | 14102             | 14102             | 0           | lapsed
          2024-06-01 | official    | 539            | 13563             | 13563             | 0           | lapsed
          2024-06-01 | announced   | 795/795/1675   | 12427/13307/13307 | 11198/12078/12078 | 1229        | lapsed
          2024-06-01 | intended    | 1398/1398/2278 | 11824/12704/12704 | 10595/11475/11475 | 1229        | lapsed
          2024-06-01 | worst       | 1398/1398/3507 | 10595/12704/12704 | 10595/11475/11475 | 0/1229/1229 | lapsed
          """)
  void withTheCountsThereIsAStrength(
      String on,
      String scenario,
      String reduction,
      String deployed,
      String operational,
      String suspended,
      String mandate)
      throws IOException {
    given(articleAndCounts())
        .on(on)
        .scenario(scenario)
        .mission()
        .reduction(reduction)
        .partial(false)
        .deployed(deployed)
        .operational(operational)
        .whyNull(null)
        .suspended(suspended)
        .unquantified()
        .mandate(mandate);
  }

  @Test
  void on13NovemberNobodyHadHeardOfTheBritishOrGermanDecisions() throws IOException {
    Specification then =
        given(article()).on("2022-11-30").scenario("intended").known("announced", "2022-11-13");
    then.mission()
        .reduction("0/0/1615")
        .partial(false)
        .unquantified()
        .suspended("1001/–/∞")
        .whyNull("no-baseline")
        .mandate("active");
    then.contributors("BEN", "CIV", "EGY", "SWE");
    then.of("EGY").status("suspended");
    then.of("BEN").status("drawing-down").reduction("0/0/495");
    then.of("SWE").status("drawing-down").reduction("0/0/220");
    then.of("CIV").status("drawing-down").reduction("0/0/900");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          announcements      | on         | scenario  | contributor | status               | deployed    | reduction
          article            | 2022-11-30 | announced | BEN         | deployed             | not said    | 0
          article            | 2022-11-30 | announced | CIV         | drawing-down         | not said    | 0/0/900
          article            | 2022-11-30 | announced | DEU         | drawing-down         | not said    | 0
          article            | 2022-11-30 | announced | EGY         | suspended            | not said    | 0
          article            | 2022-11-30 | announced | GBR         | drawing-down         | not said    | 0
          article            | 2022-11-30 | announced | SWE         | deployed             | not said    | 0
          article            | 2023-05-14 | worst     | BEN         | drawing-down         | not said    | 0/0/495
          article            | 2023-05-14 | worst     | CIV         | drawing-down         | not said    | 0/0/900
          article            | 2023-05-14 | worst     | DEU         | drawing-down         | not said    | 0
          article            | 2023-05-14 | worst     | EGY         | suspended, undecided | 0/–/∞       | 0/0/∞
          article            | 2023-05-14 | worst     | GBR         | left                 | not said    | 0
          article            | 2023-05-14 | worst     | SWE         | drawing-down         | not said    | 0/0/220
          article            | 2023-12-31 | intended  | BEN         | left                 | not said    | 405/450/495
          article            | 2023-12-31 | intended  | CIV         | drawing-down         | not said    | 0/0/900
          article            | 2023-12-31 | intended  | DEU         | drawing-down         | not said    | 0
          article            | 2023-12-31 | intended  | EGY         | suspended, undecided | 1001/–/∞    | 0
          article            | 2023-12-31 | intended  | GBR         | left                 | not said    | 0
          article            | 2023-12-31 | intended  | SWE         | left                 | not said    | 180/200/220
          article            | 2024-06-01 | official  | BEN         | deployed             | not said    | 0
          article            | 2024-06-01 | official  | CIV         | deployed             | not said    | 0
          article            | 2024-06-01 | official  | DEU         | left                 | not said    | 0
          article            | 2024-06-01 | official  | EGY         | undecided            | 1001/–/∞    | 0
          article            | 2024-06-01 | official  | GBR         | deployed             | not said    | 0
          article            | 2024-06-01 | official  | SWE         | deployed             | not said    | 0
          article            | 2024-06-01 | worst     | BEN         | left                 | not said    | 405/450/495
          article            | 2024-06-01 | worst     | CIV         | drawing-down         | not said    | 0/0/900
          article            | 2024-06-01 | worst     | DEU         | left                 | not said    | 0
          article            | 2024-06-01 | worst     | EGY         | suspended, undecided | 0/–/∞       | 0/0/∞
          article            | 2024-06-01 | worst     | GBR         | left                 | not said    | 0
          article            | 2024-06-01 | worst     | SWE         | left                 | not said    | 180/200/220
          article and counts | 2022-11-30 | announced | BEN         | deployed             | 421         | 0
          article and counts | 2022-11-30 | announced | CIV         | drawing-down         | 0/880/880   | 0/0/880
          article and counts | 2022-11-30 | announced | DEU         | drawing-down         | 1/539/539   | 0/0/538
          article and counts | 2022-11-30 | announced | EGY         | suspended            | 1229        | 0
          article and counts | 2022-11-30 | announced | GBR         | drawing-down         | 0/256/256   | 0/0/256
          article and counts | 2022-11-30 | announced | SWE         | deployed             | 182         | 0
          article and counts | 2023-05-14 | worst     | BEN         | drawing-down         | 0/421/421   | 0/0/421
          article and counts | 2023-05-14 | worst     | CIV         | drawing-down         | 0/880/880   | 0/0/880
          article and counts | 2023-05-14 | worst     | DEU         | drawing-down         | 1/539/539   | 0/0/538
          article and counts | 2023-05-14 | worst     | EGY         | suspended, undecided | 0/1229/1229 | 0/0/1229
          article and counts | 2023-05-14 | worst     | GBR         | left                 | 0           | 256
          article and counts | 2023-05-14 | worst     | SWE         | drawing-down         | 0/182/182   | 0/0/182
          article and counts | 2023-12-31 | intended  | BEN         | left                 | 0           | 421
          article and counts | 2023-12-31 | intended  | CIV         | drawing-down         | 0/880/880   | 0/0/880
          article and counts | 2023-12-31 | intended  | DEU         | drawing-down         | 1/539/539   | 0/0/538
          article and counts | 2023-12-31 | intended  | EGY         | suspended, undecided | 1229        | 0
          article and counts | 2023-12-31 | intended  | GBR         | left                 | 0           | 256
          article and counts | 2023-12-31 | intended  | SWE         | left                 | 0           | 182
          article and counts | 2024-06-01 | official  | BEN         | deployed             | 421         | 0
          article and counts | 2024-06-01 | official  | CIV         | deployed             | 880         | 0
          article and counts | 2024-06-01 | official  | DEU         | left                 | 0           | 539
          article and counts | 2024-06-01 | official  | EGY         | undecided            | 1229        | 0
          article and counts | 2024-06-01 | official  | GBR         | deployed             | 256         | 0
          article and counts | 2024-06-01 | official  | SWE         | deployed             | 182         | 0
          article and counts | 2024-06-01 | worst     | BEN         | left                 | 0           | 421
          article and counts | 2024-06-01 | worst     | CIV         | drawing-down         | 0/880/880   | 0/0/880
          article and counts | 2024-06-01 | worst     | DEU         | left                 | 0           | 539
          article and counts | 2024-06-01 | worst     | EGY         | suspended, undecided | 0/1229/1229 | 0/0/1229
          article and counts | 2024-06-01 | worst     | GBR         | left                 | 0           | 256
          article and counts | 2024-06-01 | worst     | SWE         | left                 | 0           | 182
          """)
  void eachContributorHasItsStatusAndFigures(
      String announcements,
      String on,
      String scenario,
      String contributor,
      String status,
      String deployed,
      String reduction)
      throws IOException {
    given(announcements.equals("article") ? article() : articleAndCounts())
        .on(on)
        .scenario(scenario)
        .of(contributor)
        .status(split(status))
        .deployed(deployed)
        .reduction(reduction);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          on         | scenario  | reduction    | deployed          | operational
          2023-07-01 | announced | 256/256/1674 | 12428/13846/13846 | 11199/12617/12617
          2023-12-31 | intended  | 859/859/2277 | 11825/13243/13243 | 10596/12014/12014
          2023-12-31 | worst     | 859/859/3506 | 10596/13243/13243 | 10596/12014/12014
          """)
  void theWorkedAnswersOfTheRulesHold(
      String on, String scenario, String reduction, String deployed, String operational)
      throws IOException {
    given(articleAndCounts())
        .on(on)
        .scenario(scenario)
        .mission()
        .reduction(reduction)
        .deployed(deployed)
        .operational(operational);
  }

  @Test
  void theSixContingentsAreAQuarterOfTheMission() throws IOException {
    given(articleAndCounts()).on("2022-11-30").mission().counted("3507").remainder("10595");
  }

  @Test
  void theOrderOfRecordingChangesNothing() throws IOException {
    List<Recorded> forward = articleAndCounts();
    List<Recorded> backward = new ArrayList<>(forward).reversed();
    for (Scenario scenario : Scenario.values()) {
      Question question = Question.current(LocalDate.parse("2023-07-01"), scenario);
      assertThat(MissionFold.on(backward, question)).isEqualTo(MissionFold.on(forward, question));
    }
  }

  private static String[] split(String list) {
    return list.isEmpty() ? new String[0] : list.split(", ");
  }

  private static List<Recorded> article() throws IOException {
    return read("minusma-at-a-crossroads.ndjson", 0);
  }

  private static List<Recorded> articleAndCounts() throws IOException {
    List<Recorded> announcements = new ArrayList<>(article());
    announcements.addAll(read("minusma-counts-2022-11.ndjson", 100));
    return announcements;
  }

  private static List<Recorded> read(String file, int after) throws IOException {
    List<Recorded> announcements = new ArrayList<>();
    int n = after;
    for (String line : Files.readAllLines(SAMPLES.resolve(file))) {
      Recorded recorded =
          new Recorded(
              new UUID(0x7000L, 0x8000000000000000L + n),
              Instant.parse("2026-01-01T00:00:00Z").plusSeconds(n),
              new Recorder("local", "desk", "recorder"),
              AnnouncementJson.read(line.getBytes(StandardCharsets.UTF_8)).orThrow());
      n++;
      if (recorded.announcement().mission().equals("MINUSMA")) {
        announcements.add(recorded);
      }
    }
    return announcements;
  }
}
