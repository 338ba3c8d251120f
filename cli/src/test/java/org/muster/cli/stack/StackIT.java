package org.muster.cli.stack;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muster.cli.Await;
import org.muster.localstack.LocalStack;

/// The whole path as a person walks it, in real processes on free ports: up, post, look, up again,
/// an accident, down.
@Tag("stack")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIT {

  private static final Path HOME =
      Path.of(Objects.requireNonNull(System.getProperty("muster.home")))
          .toAbsolutePath()
          .normalize();
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final String COUNT =
      """
      {"type":"strength-reported","mission":"ONPAGE","component":"uniformed","personnel":{"value":10000},"asOf":"2022-10-31","announced":"2022-10-31","sources":[{"publisher":"A count","title":"All"}]}
      {"type":"strength-reported","mission":"ONPAGE","contributor":"BEN","component":"uniformed","personnel":{"value":400},"asOf":"2022-10-31","announced":"2022-10-31","sources":[{"publisher":"A count","title":"Benin"}]}
      """;

  private static Path folder = Path.of("");

  /// What a run of `./muster` left.
  private record Run(int code, String output) {}

  @BeforeAll
  static void folder() throws IOException {
    folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stack-")
            .toAbsolutePath();
  }

  @AfterAll
  static void nothingIsLeftRunning() throws Exception {
    muster("down");
  }

  private static Run muster(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Dmuster.home=" + HOME,
            "-cp",
            HOME.resolve("cli/target/cli.jar") + ":" + HOME.resolve("cli/target/lib") + "/*",
            "org.muster.cli.Muster"));
    command.addAll(List.of(arguments));
    command.add("--data=" + folder);
    var output = Files.createTempFile(folder, "run", ".txt");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as("in time").isTrue();
      return new Run(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  private static Run up() throws Exception {
    return muster(
        "up",
        "--detach",
        "--samples=crossroads",
        "--events-port=0",
        "--projections-port=0",
        "--kafka-port=0",
        "--postgres-port=0");
  }

  @Test
  @Order(1)
  void upStartsEverythingAndShowsTheArticlesPosture() throws Exception {
    var up = up();
    assertThat(up.output())
        .contains("loaded 32, 32 new")
        .containsPattern("deployed +unknown: no baseline")
        .containsPattern("reduction +0 +0 +900 +at most 900 \\(part of it has no number\\)")
        .containsPattern("suspended +1,001 +– +no limit +over 1,000")
        .contains("Muster is ready");
    assertThat(up.code()).isZero();
    assertThat(muster("status").code()).isZero();
  }

  @Test
  @Order(2)
  void aSecondUpSaysThatItRuns() throws Exception {
    var again = up();
    assertThat(again.output()).contains("Muster already runs");
    assertThat(again.code()).isZero();
  }

  @Test
  @Order(3)
  void whatIsPostedIsSeen() throws Exception {
    var file = HOME.resolve("samples/minusma-counts-2022-11.ndjson").toString();
    assertThat(muster("post", file).output()).contains("7 lines: 7 new, 0 recorded before");
    assertThat(muster("post", file).output()).contains("7 lines: 0 new, 7 recorded before");
    assertThat(
            Await.until(
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                () -> posture("2023-07-01").contains("12,428 to 13,846, best 13,846")))
        .isTrue();
  }

  @Test
  @Order(4)
  void aRejectedLineIsToldWithItsPlaceAndRule() throws Exception {
    var file =
        Files.writeString(folder.resolve("bad.ndjson"), "{\"type\":\"withdrawal-announced\"}\n");
    var run = muster("post", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("line 1 rejected (400)", "/mission: is required");
  }

  @Test
  @Order(5)
  void theDocumentOfQuestionsIsWhatTheCommandsPrint() throws Exception {
    for (var file : Samples.ALL.files(HOME)) {
      assertThat(muster("post", file.toString()).code()).isZero();
    }
    assertThat(
            Await.until(
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                () ->
                    posture("2022-11-30").contains("8,911")
                        && output("missions").contains("UNIFIL")))
        .isTrue();
    var document = HOME.resolve("docs/questions.md");
    var answered = new Questions(HOME, folder).answered(Files.readString(document));

    if (Boolean.getBoolean("muster.questions.write")) {
      Files.writeString(document, answered);
    }
    assertThat(Questions.comparable(Files.readString(document)))
        .isEqualTo(Questions.comparable(answered));
  }

  @Test
  @Order(6)
  void aFileOfTheUnIsImportedOnce() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("fatalities.csv"),
            """
            id,incident_date,casualty_id,mission_acronym,type_of_casualty,gender,casualty_nationality,\
            casualty_personnel_type,type_of_incident,m49_code,isocode3,last_update
            1,2022-07-05,M-1,MADEUP,Fatality,M,Egypt,Military,Malicious Act,818,EGY,2025-04-04
            2,2022-07-05,M-2,MADEUP,Fatality,F,Chad,Police,Malicious Act,148,TCD,2025-04-04
            3,2022-08-01,M-3,MADEUP,Fatality,M,Chad,Military,Illness,148,TCD,2025-04-04
            4,,M-4,MADEUP,Fatality,M,Chad,Military,Illness,148,TCD,2025-04-04
            5,2022-08-02,S-1,UNSecretariat,Fatality,M,Chad,Military,Illness,148,TCD,2025-04-04
            """);

    var dry = muster("import", "un-fatalities", file.toString(), "--dry-run");
    assertThat(dry.output())
        .contains(
            "2 announcements of 3 rows",
            "1 row skipped: no date (row 4)",
            "1 row skipped: UNSecretariat is no mission code (row 5)",
            "dry run: 2 would be sent, 0 of them rejected");
    assertThat(muster("incidents", "MADEUP").code()).isEqualTo(1);

    var run = muster("import", "un-fatalities", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.output())
        .contains("2 lines: 2 new, 0 recorded before, 0 rejected")
        .doesNotContain("\u001B", "\r", "importing");
    assertThat(muster("import", "un-fatalities", file.toString()).output())
        .contains("2 lines: 0 new, 2 recorded before, 0 rejected");
    assertThat(
            Await.until(
                Duration.ofSeconds(30),
                Duration.ofMillis(500),
                () ->
                    output("incidents", "MADEUP", "--victims=peacekeeper")
                        .contains("1 peacekeeper (Egypt), 1 peacekeeper (Chad)")))
        .isTrue();
  }

  @Test
  @Order(7)
  void announcementsOfASpreadsheetAreImportedOnce() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("announcements.csv"),
            """
            type,mission,contributor,stage,announced,personnel.value,personnel.qualifier,sources.0.publisher,sources.0.title
            withdrawal-announced,MADEUP,BEN,announced,2022-05-19,450,about,A ministry,A statement
            suspension-announced,MADEUP,,announced,2022-07-15,,,A ministry,A statement
            """);

    var run = muster("import", "announcements", file.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.output()).contains("2 lines: 1 new, 0 recorded before, 1 rejected");
    assertThat(muster("import", "announcements", file.toString(), "--dry-run").output())
        .contains("row 2 would be rejected", "/contributor");
    assertThat(muster("import", "announcements", file.toString()).output())
        .contains("2 lines: 0 new, 1 recorded before, 1 rejected");
  }

  @Test
  @Order(8)
  void aMadeUpHistoryIsAcceptedWhole() throws Exception {
    var run = muster("bench", "load", "--events=2000", "--seed=7");
    assertThat(run.output()).contains("2,000 lines: 2,000 new, 0 recorded before, 0 rejected");
    assertThat(run.code()).isZero();
  }

  @Test
  @Order(9)
  void aReplayRebuildsEverythingAndAnswers() throws Exception {
    var before = posture("2023-12-31");
    var run = muster("replay", "--watch");
    assertThat(run.output()).containsPattern("2,126 announcements .*: generation \\d+ answers now");
    assertThat(run.code()).isZero();
    assertThat(withoutHead(posture("2023-12-31"))).isEqualTo(withoutHead(before));
  }

  @Test
  @Order(10)
  void whatIsPostedOnThePageIsSeenLiveCorrectedAndRetracted() throws Exception {
    var address = Pattern.compile("Look +(http\\S+)").matcher(up().output());
    assertThat(address.find()).isTrue();
    Files.writeString(folder.resolve("count.ndjson"), COUNT);
    assertThat(muster("post", folder.resolve("count.ndjson").toString()).code()).isZero();
    try (var visit = PageVisit.of(address.group(1))) {
      Page mission = visit.page("/missions/ONPAGE?on=2023-06-01");
      assertThat(mission.locator("table.contributors")).containsText("400");
      Page form = visit.page("/post?type=withdrawal-announced&mission=ONPAGE");
      PageVisit.fill(
          form,
          Map.of(
              "/contributor", "BEN",
              "/completes", "[..2023-05-14]",
              "/announced", "2022-11-14",
              "/sources/0/publisher", "A newspaper",
              "/sources/0/title", "Benin leaves"));
      PageVisit.field(form, "/stage").selectOption("announced");
      PageVisit.field(form, "/extent").selectOption("whole");
      form.locator("#preview-on").fill("2023-06-01");
      form.locator("[data-do=preview]").click();
      assertThat(form.locator(".preview tbody tr").nth(1)).containsText("0");

      // The answer gets lost on its way: sent again, it is the same announcement.
      form.route(
          "**/v1/announcements",
          route -> {
            route.fetch();
            route.abort();
          });
      form.locator(".send button").click();
      assertThat(form.locator(".send [role=status]")).containsText("cannot be recorded twice");
      form.unroute("**/v1/announcements");
      var again = PageVisit.send(form);
      assertThat(again.status()).isEqualTo(201);
      assertThat(form.locator("[data-again]")).isVisible();
      assertThat(mission.locator("table.contributors")).containsText("by 14 May 2023");

      PageVisit.follow(form, "See it in the journal");
      assertThat(form.locator(".told > li")).hasCount(3);
      PageVisit.follow(form, "Correct");
      PageVisit.fill(
          form,
          Map.of(
              "/announcement/completes", "[..2023-04-30]",
              "/sources/0/publisher", "A newspaper",
              "/sources/0/title", "An erratum"));
      assertThat(PageVisit.send(form).status()).isEqualTo(201);
      assertThat(mission.locator("table.contributors")).containsText("by 30 April 2023");

      form.navigate("/journal?mission=ONPAGE&type=withdrawal-announced");
      PageVisit.follow(form, "Retract");
      PageVisit.fill(
          form,
          Map.of(
              "/reason", "It was never said.",
              "/sources/0/publisher", "A newspaper",
              "/sources/0/title", "A denial"));
      assertThat(PageVisit.send(form).status()).isEqualTo(201);
      assertThat(mission.locator("table.contributors")).not().containsText("2023");
    }
  }

  @Test
  @Order(11)
  void afterAKillTheNextUpClearsUpAndLosesNothing() throws Exception {
    var state = StackState.running(folder).orElseThrow();
    state.supervisor().running().orElseThrow().destroyForcibly();
    assertThat(Await.until(Duration.ofSeconds(10), () -> StackState.running(folder).isEmpty()))
        .isTrue();
    assertThat(state.services()).anyMatch(service -> service.running().isPresent());

    var up = up();

    assertThat(up.output()).contains("left behind", "loaded 32, 0 new", "Muster is ready");
    assertThat(state.services()).noneMatch(service -> service.running().isPresent());
    assertThat(posture("2022-11-30")).contains("12,363 to 13,966, best 13,966");
  }

  @Test
  @Order(12)
  void downLeavesNothingRunning() throws Exception {
    var state = StackState.running(folder).orElseThrow();
    assertThat(muster("down").output()).contains("Everything is stopped");
    assertThat(state.supervisor().running()).isEmpty();
    assertThat(state.services()).noneMatch(service -> service.running().isPresent());
    assertThat(LocalStack.running(folder)).isEmpty();
    assertThat(muster("status").code()).isEqualTo(3);
  }

  private static String output(String... arguments) {
    try {
      return muster(arguments).output();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// The head line has the time of asking in it.
  private static String withoutHead(String table) {
    return table.substring(table.indexOf('\n'));
  }

  private static String posture(String day) {
    return output("posture", "MINUSMA", "--on=" + day);
  }
}
