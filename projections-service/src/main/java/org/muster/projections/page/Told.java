package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An announcement as it is shown: what it says, who says so, what has become of it.
///
/// @param when by when it was announced, in words
/// @param day the last day on which it can have been announced, `""` if that was not said
/// @param says number, dates and extent in words
/// @param by the announcements that made its life what it is
/// @param disputedBy those that dispute it, unless that is what has become of it
/// @param relations what it says of its relation to others
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
    List<Related> by,
    List<Related> disputedBy,
    List<Related> relations,
    List<String> effects,
    String disregarded,
    boolean marked,
    boolean correctable,
    String code) {

  /// The types that the chart marks.
  static final List<String> MARKED =
      List.of("withdrawal-announced", "suspension-announced", "mandate-decided");

  private static final int SHORT = 8;

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

  /// Another announcement, as this one speaks of it.
  ///
  /// @param how such as "supersedes", `""` where that is said already
  /// @param id `""` if it is only known by its key
  /// @param name what it is called: what and when it is if that is known here, else its id or key
  public record Related(String how, String id, String name) {

    static Related of(String how, JsonNode other) {
      String id = other.path("id").asText("");
      return id.isEmpty() ? new Related(how, "", other.path("key").asText("")) : of(how, id);
    }

    static Related of(String how, String id) {
      return new Related(how, id, id.substring(0, Math.min(id.length(), SHORT)) + "…");
    }

    private Related named(Map<String, String> names) {
      return new Related(how, id, names.getOrDefault(id, name));
    }
  }

  /// The same announcements, which call each other by what they are and not by their ids.
  static List<Told> naming(List<Told> all) {
    Map<String, String> names =
        all.stream().collect(Collectors.toMap(Told::id, Told::calling, (one, same) -> one));
    return all.stream().map(told -> told.naming(names)).toList();
  }

  /// "withdrawal, 11 November 2022".
  private String calling() {
    return when.isEmpty() ? type : Texts.with("told.calling", type, when);
  }

  private Told naming(Map<String, String> names) {
    return new Told(
        id,
        mission,
        contributor,
        name,
        type,
        when,
        day,
        saidBy,
        stage,
        life,
        says,
        sources,
        by.stream().map(other -> other.named(names)).toList(),
        disputedBy.stream().map(other -> other.named(names)).toList(),
        relations.stream().map(other -> other.named(names)).toList(),
        effects,
        disregarded,
        marked,
        correctable,
        code);
  }

  /// All announcements that have to do with it, each once.
  List<String> others() {
    return Stream.of(by, disputedBy, relations)
        .flatMap(List::stream)
        .map(Related::id)
        .filter(other -> !other.isEmpty())
        .distinct()
        .toList();
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
        related(row.path("statusBy")),
        related(row.path("disputedBy")).stream()
            .filter(dispute -> !related(row.path("statusBy")).contains(dispute))
            .toList(),
        relations(said, type),
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

  private static List<Related> related(JsonNode ids) {
    return ids.valueStream().map(id -> Related.of("", id.asText())).toList();
  }

  private static List<Related> relations(JsonNode said, String type) {
    Stream<Related> declared =
        said.path("relations")
            .valueStream()
            .map(one -> Related.of(Texts.ofCode("rel", one.path("rel").asText()), one));
    return PostSheet.points(type)
        ? Stream.concat(Stream.of(target(said.path("target"), type)), declared).toList()
        : declared.toList();
  }

  /// What is spoken of is named by its id alone, or by its key.
  private static Related target(JsonNode target, String type) {
    String words = Texts.of("rel.of." + type);
    return target.isTextual() ? Related.of(words, target.asText()) : Related.of(words, target);
  }

  /// In the words of the source or, where it was recorded without them, as it was recorded.
  private static String number(JsonNode personnel) {
    if (personnel.path("text").isTextual()) {
      return personnel.path("text").asText();
    }
    if (personnel.path("value").isNumber()) {
      String value = Words.number(personnel.path("value").asLong());
      String qualifier = personnel.path("qualifier").asText("exact");
      return qualifier.equals("exact") ? value : Texts.ofCode("qualifier", qualifier) + " " + value;
    }
    return personnel.path("low").isNumber() ? Words.brief(personnel) : "";
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
                    Stream.of(number(said.path("personnel"))).filter(number -> !number.isEmpty()),
                    Stream.of("starts", "completes", "asOf", "occurred", "until", "due", "expires")
                        .filter(name -> said.path(name).isTextual())
                        .map(name ->
                            Texts.with("says." + name, Words.date(said.path(name).asText())))))
            .toList());
  }
}
