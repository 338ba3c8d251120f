package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// An announcement as it is shown: what it says, who says so, what has become of it.
///
/// @param when by when it was announced, in words
/// @param day the last day on which it can have been announced, `""` if that was not said
/// @param says number, dates and extent in words
/// @param by the announcements that made its life what it is
/// @param effects what it does to each figure on the day; empty where that was not asked
/// @param disregarded why it has no effect, `""` if it has one or that was not asked
public record Told(
    String id,
    String mission,
    String contributor,
    String name,
    String type,
    String when,
    String day,
    String saidBy,
    String stage,
    Chip life,
    String says,
    List<Cite> sources,
    List<String> by,
    List<String> effects,
    String disregarded,
    boolean marked,
    boolean correctable,
    String code) {

  /// The types that the chart marks.
  static final List<String> MARKED =
      List.of("withdrawal-announced", "suspension-announced", "mandate-decided");

  /// A source of it.
  ///
  /// @param link its address, `""` if it has none that may be followed
  public record Cite(String publisher, String title, String link, String published, String quote) {

    static Cite of(JsonNode source) {
      String published = source.path("published").asText("");
      return new Cite(
          source.path("publisher").asText(""),
          source.path("title").asText(""),
          Links.web(source.path("url").asText("")),
          published.isEmpty() ? "" : Words.date(published),
          source.path("quote").asText(""));
    }
  }

  /// An announcement of the journal.
  static Told ofJournal(JsonNode announcement) {
    return of(announcement, announcement);
  }

  /// An announcement of a contributor's story.
  static Told ofStory(JsonNode row) {
    return of(row.path("announcement"), row);
  }

  private static Told of(JsonNode said, JsonNode row) {
    String contributor = said.path("contributor").asText("");
    String announced = said.path("announced").asText("");
    String saidBy = said.path("saidBy").asText("");
    String stage = said.path("stage").asText("");
    String type = row.path("type").asText();
    return new Told(
        row.path("id").asText(),
        said.path("mission").asText(),
        contributor,
        contributor.isEmpty() ? "" : Words.country(contributor),
        Texts.ofCode("type", type),
        announced.isEmpty() ? "" : Words.date(announced),
        KnownThen.latest(said.path("announced")),
        saidBy.isEmpty() ? "" : Words.speaker(saidBy),
        stage.isEmpty() ? "" : Texts.ofCode("stage", stage),
        Chip.life(row.path("status").asText()),
        says(said),
        said.path("sources").valueStream().map(Cite::of).toList(),
        Words.texts(row.path("statusBy"), id -> id),
        row.path("effects").properties().stream()
            .map(effect ->
                Texts.with(
                    "effect",
                    Texts.ofCode("figure.label", effect.getKey()),
                    Words.change(effect.getValue())))
            .toList(),
        row.path("disregarded").isTextual()
            ? Texts.ofCode("disregarded", row.path("disregarded").asText())
            : "",
        MARKED.contains(type),
        !PostSheet.points(type),
        type);
  }

  private static String says(JsonNode said) {
    return String.join(
        Texts.of("plan.separator"),
        Stream.concat(
                Stream.of("text", "reason", "stance", "change", "category")
                    .map(said::path)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText),
                Stream.concat(
                    Stream.of(said.path("personnel").path("text"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                    Stream.of("starts", "completes", "asOf", "occurred", "until", "due", "expires")
                        .filter(name -> said.path(name).isTextual())
                        .map(name ->
                            Texts.with("says." + name, Words.date(said.path(name).asText())))))
            .toList());
  }
}
