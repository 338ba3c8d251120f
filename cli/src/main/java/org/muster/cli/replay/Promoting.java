package org.muster.cli.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.muster.cli.Await;
import org.muster.cli.CommandFailure;
import org.muster.cli.Farewell;
import org.muster.cli.Screen;
import org.muster.cli.http.Json;
import org.muster.cli.http.ServiceClient;
import org.muster.cli.text.IntervalWords;

/// Promotes a generation. It may have to catch up first, for as long as that takes: meanwhile it is
/// told how far behind it is.
final class Promoting {

  private static final Duration LONGEST = Duration.ofDays(2);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final String FAREWELL =
      "The promotion goes on. Whether it is done tells: ./muster generations";

  /// What can be accepted.
  enum Accepted {
    /// It differed from what answered when it was compared.
    DIFFERENCE,
    /// It has read less than the one that answers.
    OLDER
  }

  private final ServiceClient projections;
  private final int generation;
  private final List<Accepted> accepted;
  private final ProgressLine line;
  private long mostBehind;

  private Promoting(
      ServiceClient projections, Screen screen, int generation, List<Accepted> accepted) {
    this.projections = projections;
    this.generation = generation;
    this.accepted = accepted;
    this.line = new ProgressLine(screen);
  }

  static int promote(
      ServiceClient projections, Screen screen, int generation, List<Accepted> accepted) {
    var answer = new Promoting(projections, screen, generation, accepted).promoted().json();
    screen.line(
        "Generation %d answers now (rules of version %s)."
            .formatted(generation, answer.path("foldVersion").asText()));
    if (accepted.contains(Accepted.OLDER)) {
      screen.line(
          "It may be behind what was answered before: ./muster generations tells, and answers say so (Muster-Behind).");
    }
    return 0;
  }

  private ServiceClient.Answer promoted() {
    var path = "/v1/generations/" + generation + "/promotion";
    var promotion = new FutureTask<>(() -> projections.post(path, body(accepted), LONGEST));
    Thread.ofVirtual().start(promotion);
    try (var farewell = new Farewell(() -> line.say(FAREWELL))) {
      boolean unused = Await.until(LONGEST, LOOK, () -> isOver(promotion));
      return promotion.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CommandFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("the request failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(CommandFailure.UNREACHABLE, "interrupted", e);
    } finally {
      line.end();
    }
  }

  /// Whether it is over; if not, how far it is is shown.
  private boolean isOver(FutureTask<?> promotion) {
    if (promotion.isDone()) {
      return true;
    }
    if (!accepted.contains(Accepted.OLDER)) {
      behind().ifPresent(this::show);
    }
    return promotion.isDone();
  }

  /// How many records it has yet to read; empty while nobody says.
  private Optional<Long> behind() {
    return projections.answered("/v1/generations").stream()
        .flatMap(answer -> answer.json().path("generations").valueStream())
        .filter(one -> one.path("number").asInt() == generation)
        .filter(one -> one.path("behind").isNumber())
        .map(one -> one.path("behind").asLong())
        .findFirst();
  }

  private void show(long behind) {
    mostBehind = Math.max(mostBehind, behind);
    if (mostBehind > 0) {
      var words = "generation %d catches up, %s behind".formatted(generation, records(behind));
      double percent = 100.0 * (mostBehind - behind) / mostBehind;
      line.show("catching-up", ReplayBar.bar(percent) + "  " + words, words);
    }
  }

  private static String records(long count) {
    return IntervalWords.count(count) + (count == 1 ? " record" : " records");
  }

  private static String body(List<Accepted> accepted) {
    var names = accepted.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    try {
      return Json.MAPPER.writeValueAsString(names.isEmpty() ? Map.of() : Map.of("accept", names));
    } catch (JsonProcessingException e) {
      throw new CommandFailure(CommandFailure.REFUSED, "the request cannot be written", e);
    }
  }
}
