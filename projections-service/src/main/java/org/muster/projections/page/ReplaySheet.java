package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Replays and generations, and what one replay has found.
///
/// @param running the number of the replay that runs, `""` if none does
/// @param chosen the replay that is told of in full; empty if there was none
/// @param notes what a dry run cannot know, and where a partition would stop, a sentence each
/// @param differences in what the chosen one differs, a page of them
/// @param found how many differences there are in all
/// @param more the address of the next page of them, `""` on the last
/// @param previous the generation to go back to, `""` if there is none
public record ReplaySheet(
    String running,
    List<Line> replays,
    List<Line> chosen,
    List<Finding> findings,
    List<String> notes,
    List<String> differences,
    String found,
    String more,
    List<Generation> generations,
    String previous) {

  /// A replay.
  ///
  /// @param percent how much of it is done
  /// @param waiting what it waits for, `""` if it does not
  public record Line(
      String id,
      Chip state,
      String started,
      String reason,
      String phase,
      String percent,
      String records,
      String waiting,
      String detail,
      boolean dryRun,
      boolean isRunning) {}

  /// Something that a replay found.
  public record Finding(String title, List<Fact> facts) {}

  /// A line of a finding.
  public record Fact(String name, String value) {}

  /// A generation.
  ///
  /// @param kept whether it can be promoted
  /// @param waiting the number of the replay that waits until it is promoted or given up, `""` if
  ///   none does
  public record Generation(
      String number,
      Chip state,
      String rules,
      String created,
      String promoted,
      boolean kept,
      String waiting) {}

  /// The replay that a visitor wants told of in full: the newest unless one is named; nothing if it
  /// is not listed.
  static JsonNode chosen(JsonNode replays, Api.Visit visit) {
    String wanted = visit.own("id");
    return replays
        .path("replays")
        .valueStream()
        .filter(replay -> wanted.isEmpty() || replay.path("id").asText().equals(wanted))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  static ReplaySheet of(
      JsonNode replays, JsonNode chosen, JsonNode differences, JsonNode generations) {
    List<Line> lines = replays.path("replays").valueStream().map(ReplaySheet::line).toList();
    JsonNode next = differences.path("next");
    return new ReplaySheet(
        lines.stream().filter(Line::isRunning).map(Line::id).findFirst().orElse(""),
        lines,
        chosen.isObject() ? List.of(line(chosen)) : List.of(),
        findings(chosen.path("report")),
        notes(chosen.path("report")),
        differences
            .path("differences")
            .valueStream()
            .map(difference -> difference.path("words").asText())
            .toList(),
        Words.number(chosen.path("report").path("difference").path("found").asLong()),
        next.isTextual()
            ? "/replays?id=%s&differences=%s"
                .formatted(chosen.path("id").asText(), Links.encoded(next.asText()))
            : "",
        generations.path("generations").valueStream().map(ReplaySheet::generation).toList(),
        previous(generations));
  }

  private static Line line(JsonNode replay) {
    long done = replay.path("done").asLong();
    long total = replay.path("total").asLong();
    boolean running = replay.path("state").asText().equals("running");
    double percent =
        replay.path("percent").isNumber()
            ? replay.path("percent").asDouble()
            : total == 0 ? 0 : 100.0 * done / total;
    return new Line(
        replay.path("id").asText(),
        new Chip(
            replay.path("state").asText(),
            Texts.ofCode("replay.state", replay.path("state").asText())),
        time(replay.path("startedAt")),
        replay.path("by").isTextual()
            ? Texts.with(
                "replay.asked-by", replay.path("reason").asText(), replay.path("by").asText())
            : replay.path("reason").asText(""),
        replay.path("phase").asText(""),
        Long.toString(Math.round(percent)),
        Texts.with("replay.records", Words.number(done), Words.number(total)),
        replay.path("waitingFor").isTextual()
            ? Texts.ofCode("replay.waiting", replay.path("waitingFor").asText())
            : "",
        replay.path("detail").asText(""),
        replay.path("dryRun").asBoolean(),
        running);
  }

  private static List<Finding> findings(JsonNode report) {
    List<Finding> findings = new ArrayList<>();
    Stream.of("types", "unknownTypes", "parked", "parkedWhenFolded")
        .filter(name -> !report.path(name).isEmpty())
        .forEach(name ->
            findings.add(
                new Finding(
                    Texts.of("replay.report." + name),
                    report.path(name).properties().stream()
                        .map(count ->
                            new Fact(count.getKey(), Words.number(count.getValue().asLong())))
                        .toList())));
    List<Fact> facts = new ArrayList<>();
    fact(facts, "records", report.path("records"));
    fact(facts, "seconds", report.path("time").path("seconds"));
    fact(facts, "bytes", report.path("disk").path("bytes"));
    fact(facts, "missions", report.path("missionsCompared"));
    fact(facts, "differing", report.path("missionsDifferingCount"));
    fact(facts, "before", report.path("digest").path("before"));
    fact(facts, "after", report.path("digest").path("after"));
    if (!facts.isEmpty()) {
      findings.add(0, new Finding(Texts.of("replay.report"), facts));
    }
    return findings;
  }

  private static List<String> notes(JsonNode report) {
    List<String> notes = new ArrayList<>();
    for (JsonNode stop : report.path("stops")) {
      notes.add(
          Texts.with(
              "replay.note.stops", stop.path("partition").asText(), stop.path("offset").asText()));
    }
    unknown(
        notes,
        "parkedWhenFolded",
        report.path("parkedWhenFolded"),
        report.path("parkedWhenFoldedFrom"));
    JsonNode time = report.path("time");
    unknown(notes, "time", time.path("seconds"), time.path("from"));
    JsonNode disk = report.path("disk");
    unknown(notes, "disk", disk.path("bytes"), disk.path("from"));
    return notes;
  }

  private static void unknown(List<String> notes, String what, JsonNode value, JsonNode why) {
    if (value.isNull()) {
      notes.add(Texts.with("replay.note." + what, why.asText()));
    }
  }

  private static void fact(List<Fact> facts, String name, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      facts.add(
          new Fact(
              Texts.of("replay.fact." + name),
              value.isNumber() ? Words.number(Math.round(value.asDouble())) : value.asText()));
    }
  }

  private static Generation generation(JsonNode generation) {
    String state = generation.path("state").asText();
    return new Generation(
        generation.path("number").asText(),
        new Chip(state, Texts.ofCode("generation.state", state)),
        generation.path("foldVersion").asText(),
        time(generation.path("createdAt")),
        time(generation.path("promotedAt")),
        state.equals("kept"),
        state.equals("kept") ? waiting(generation) : "");
  }

  private static String waiting(JsonNode generation) {
    return switch (generation.path("replayState").asText("")) {
      case "held", "different" -> generation.path("replay").asText();
      default -> "";
    };
  }

  private static String previous(JsonNode generations) {
    JsonNode previous = generations.path("previous");
    return previous.isNumber() ? previous.asText() : "";
  }

  private static String time(JsonNode instant) {
    return instant.isTextual() ? Dates.ofReader().time(Instant.parse(instant.asText())) : "";
  }
}
