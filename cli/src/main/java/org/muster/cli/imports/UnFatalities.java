package org.muster.cli.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The UN's file of fatalities in peace operations: a row a person who died. It has neither an id
/// of the incident nor the wounded, so an announcement here is all who died on one date, in one
/// mission, of one cause: two incidents of a day with the same cause are one.
///
/// Soldiers, police and observers are peacekeepers; the UN's civilian staff are `other` victims, as
/// `civilian` is for people who do not work for the mission. A row without nationality or with one
/// that has no code is counted without a contributor.
final class UnFatalities implements FileFormat {

  private static final String TITLE = "Fatalities in UN peace operations";
  private static final String PUBLISHER = "United Nations, Peace and Security Data Hub";

  private static final Map<String, String> CAUSES =
      Map.of(
          "Malicious Act", "hostile-act",
          "Accident", "accident",
          "Illness", "illness",
          "Self-Inflicted", "other",
          "To Be Determined", "other",
          "Unknown", "other");

  private static final Set<String> PEACEKEEPERS = Set.of("Military", "Police", "Military Observer");

  private record Incident(String date, String mission, String type) {}

  private record Victims(String kind, String contributor) {}

  @Override
  public List<Imported> read(Path file) {
    List<Map<String, String>> rows =
        CsvRows.read(
            file,
            "incident_date",
            "casualty_id",
            "mission_acronym",
            "casualty_personnel_type",
            "type_of_incident",
            "casualty_nationality",
            "isocode3",
            "last_update");
    List<Imported> imported = new ArrayList<>();
    Map<Incident, List<Long>> members = new LinkedHashMap<>();
    Set<Map<String, String>> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      String reason = seen.add(person(row)) ? unusable(row) : "the same person in the row before";
      if (reason != null) {
        imported.add(new Imported.Skipped(i + 1, reason));
      } else {
        members.computeIfAbsent(incident(row), k -> new ArrayList<>()).add((long) i + 1);
        if (contributor(row).isEmpty()) {
          imported.add(new Imported.Remarked(i + 1, withoutContributor(row)));
        }
      }
    }
    members.forEach((incident, numbers) ->
        imported.add(
            new Imported.Announcement(
                numbers.getFirst(),
                numbers.size(),
                announcement(
                    incident, numbers.stream().map(n -> rows.get((int) (n - 1))).toList()))));
    return imported;
  }

  /// All that a row says but for its own number.
  private static Map<String, String> person(Map<String, String> row) {
    Map<String, String> person = new TreeMap<>(row);
    person.remove("id");
    return person;
  }

  private static Incident incident(Map<String, String> row) {
    return new Incident(
        CsvRows.cell(row, "incident_date"),
        CsvRows.cell(row, "mission_acronym"),
        CsvRows.cell(row, "type_of_incident"));
  }

  private static @Nullable String unusable(Map<String, String> row) {
    Incident incident = incident(row);
    if (!incident.date().matches("\\d{4}-\\d{2}-\\d{2}")) {
      return "no date";
    }
    if (!incident.mission().matches("[A-Z][A-Z0-9-]{1,31}")) {
      return "%s is no mission code".formatted(incident.mission());
    }
    return CAUSES.containsKey(incident.type())
        ? null
        : "no cause known for the type of incident '%s'".formatted(incident.type());
  }

  private static ObjectNode announcement(Incident incident, List<Map<String, String>> dead) {
    String updated = CsvRows.cell(dead.getFirst(), "last_update");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "incident-reported");
    json.put("mission", incident.mission());
    json.put("saidBy", "UN");
    json.put(
        "key",
        "un-fatalities:%s:%s:%s".formatted(incident.mission(), incident.date(), incident.type()));
    json.put("stage", "implemented");
    json.put("announced", "[%s..%s]".formatted(incident.date(), updated));
    json.put("category", CAUSES.get(incident.type()));
    json.put("occurred", incident.date());
    casualties(json.putArray("casualties"), dead);
    ObjectNode source = json.putArray("sources").addObject();
    source.put("publisher", PUBLISHER);
    source.put("title", TITLE);
    source.put("published", updated);
    source.put("directness", "primary");
    source.put("reliability", "A");
    source.put("credibility", "2");
    return json;
  }

  private static void casualties(ArrayNode casualties, List<Map<String, String>> dead) {
    Map<Victims, Integer> killed = new LinkedHashMap<>();
    dead.forEach(row -> killed.merge(victims(row), 1, Integer::sum));
    killed.forEach((victims, number) -> {
      ObjectNode casualty = casualties.addObject();
      casualty.put("victims", victims.kind());
      if (!victims.contributor().isEmpty()) {
        casualty.put("contributor", victims.contributor());
      }
      casualty.putObject("killed").put("value", number).put("qualifier", "exact");
    });
  }

  private static Victims victims(Map<String, String> row) {
    return new Victims(
        PEACEKEEPERS.contains(CsvRows.cell(row, "casualty_personnel_type"))
            ? "peacekeeper"
            : "other",
        contributor(row));
  }

  /// The code of the state, empty if there is none today.
  private static String contributor(Map<String, String> row) {
    String code = CsvRows.cell(row, "isocode3");
    return CountryNames.isCode(code)
        ? code
        : CountryNames.code(CsvRows.cell(row, "casualty_nationality")).orElse("");
  }

  private static String withoutContributor(Map<String, String> row) {
    return "counted without a contributor, as no country code is assigned today to '%s'"
        .formatted(CsvRows.cell(row, "casualty_nationality"));
  }
}
