package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.projections.problem.Problem;

/// The form of an announcement that is to be posted.
///
/// @param title what it is
/// @param types which can be chosen; none where an announcement on record is spoken of
/// @param target the announcement on record that is spoken of, empty if none is
/// @param fixed values that cannot be changed
/// @param countries what can be picked
/// @param today the day for which the preview is made unless another is chosen
public record PostSheet(
    String title,
    String type,
    List<Choice> types,
    String mission,
    List<Told> target,
    List<Fixed> fixed,
    List<FormField.Group> groups,
    List<Country> countries,
    String eventsUrl,
    String today) {

  private static final List<String> POINTING = List.of("correction", "retraction", "dispute");
  private static final List<Country> COUNTRIES =
      Words.countries().stream()
          .map(code -> new Country(code, Words.country(code)))
          .sorted(Comparator.comparing(Country::name))
          .toList();

  /// A value that stands in the form without being seen.
  public record Fixed(String pointer, String value) {}

  /// A country by its code of three letters.
  public record Country(String code, String name) {}

  static boolean points(String type) {
    return POINTING.contains(type);
  }

  /// The form of a new announcement.
  static PostSheet fresh(String type, String mission, String eventsUrl, String today) {
    if (points(type) || AnnouncementType.named(type).isEmpty()) {
      throw Problem.badParameter("type", "is no type that can be posted so");
    }
    return new PostSheet(
        Texts.with("post.title", Texts.ofCode("type", type)),
        type,
        AnnouncementType.ALL.stream()
            .map(AnnouncementType::name)
            .filter(name -> !points(name))
            .map(name -> new Choice(name, Texts.ofCode("type", name), name.equals(type)))
            .toList(),
        mission,
        List.of(),
        List.of(new Fixed("/type", type)),
        Forms.of(type, "", Texts.of("post.what"), MissingNode.getInstance()),
        COUNTRIES,
        eventsUrl,
        today);
  }

  /// The form that corrects, retracts or disputes an announcement on record.
  static PostSheet about(JsonNode recorded, String type, String eventsUrl, String today) {
    String mission = recorded.path("mission").asText();
    String corrected = recorded.path("type").asText();
    List<Fixed> fixed = new ArrayList<>();
    fixed.add(new Fixed("/type", type));
    fixed.add(new Fixed("/mission", mission));
    fixed.add(new Fixed("/target", recorded.path("id").asText()));
    List<FormField.Group> groups = new ArrayList<>();
    if (type.equals("correction")) {
      fixed.add(new Fixed("/announcement/type", corrected));
      fixed.add(new Fixed("/announcement/mission", mission));
      groups.addAll(
          Forms.of(
              corrected,
              "/announcement",
              Texts.of("post.corrected"),
              JsonNodeFactory.instance.objectNode().set("announcement", recorded)));
    }
    groups.addAll(Forms.of(type, "", Texts.of("post." + type), MissingNode.getInstance()));
    return new PostSheet(
        Texts.of("post.title." + type),
        type,
        List.of(),
        mission,
        List.of(Told.ofJournal(recorded)),
        fixed,
        groups,
        COUNTRIES,
        eventsUrl,
        today);
  }
}
