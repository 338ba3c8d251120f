package org.muster.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
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
  void aMadeUpHistoryIsAcceptedWhole() throws Exception {
    var run = muster("bench", "load", "--events=2000", "--seed=7");
    assertThat(run.output()).contains("2,000 lines: 2,000 new, 0 recorded before, 0 rejected");
    assertThat(run.code()).isZero();
  }

  @Test
  @Order(6)
  void aReplayRebuildsEverythingAndAnswers() throws Exception {
    var before = posture("2023-12-31");
    var run = muster("replay", "--watch");
    assertThat(run.output()).containsPattern("2,039 announcements .*: generation \\d+ answers now");
    assertThat(run.code()).isZero();
    assertThat(withoutHead(posture("2023-12-31"))).isEqualTo(withoutHead(before));
  }

  @Test
  @Order(7)
  void afterAKillTheNextUpClearsUpAndLosesNothing() throws Exception {
    var state = StackState.running(folder).orElseThrow();
    state.supervisor().running().orElseThrow().destroyForcibly();
    assertThat(Await.until(Duration.ofSeconds(10), () -> StackState.running(folder).isEmpty()))
        .isTrue();
    assertThat(state.services()).anyMatch(service -> service.running().isPresent());

    var up = up();

    assertThat(up.output()).contains("left behind", "loaded 32, 0 new", "Muster is ready");
    assertThat(state.services()).noneMatch(service -> service.running().isPresent());
    assertThat(posture("2023-07-01")).contains("12,428 to 13,846, best 13,846");
  }

  @Test
  @Order(8)
  void downLeavesNothingRunning() throws Exception {
    var state = StackState.running(folder).orElseThrow();
    assertThat(muster("down").output()).contains("Everything is stopped");
    assertThat(state.supervisor().running()).isEmpty();
    assertThat(state.services()).noneMatch(service -> service.running().isPresent());
    assertThat(LocalStack.running(folder)).isEmpty();
    assertThat(muster("status").code()).isEqualTo(3);
  }

  /// The head line has the time of asking in it.
  private static String withoutHead(String table) {
    return table.substring(table.indexOf('\n'));
  }

  private static String posture(String day) {
    try {
      return muster("posture", "MINUSMA", "--on=" + day).output();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
