package org.muster.projections.casualties;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.Place;
import org.muster.contracts.announcement.Victims;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.quantity.Quantity;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.answers.Figures;
import org.muster.projections.journal.Cited;
import org.muster.projections.posture.Numbers;

/// An incident as JSON: its casualties as they were said and as intervals, by class of victims.
final class IncidentRow {

  static final List<String> COLUMNS =
      Figures.columns(
          Stream.of("id", "occurred", "certain", "category", "place.name", "attributedTo"),
          Arrays.stream(Victims.values())
              .flatMap(v -> Figures.columns("killed." + WireNames.of(v))),
          Arrays.stream(Victims.values())
              .flatMap(v -> Figures.columns("injured." + WireNames.of(v))),
          Stream.of("confirmedBy"),
          Cited.COLUMNS.stream().filter(name -> !name.equals("id") && !name.equals("type")));

  private IncidentRow() {}

  static ObjectNode json(Incident incident, Recorded recorded, CasualtyQuestion question) {
    IncidentReported report = incident.report();
    BigDecimal about = question.known().question().about();
    ObjectNode json = Figures.object();
    json.put("id", incident.id().toString());
    json.put("occurred", report.occurred().text());
    json.put("earliest", Objects.toString(incident.earliest(), null));
    json.put("latest", Objects.toString(incident.latest(), null));
    json.put("certain", question.holds(report.occurred()));
    json.put("category", WireNames.of(report.category()));
    place(json, report.place());
    json.put("attributedTo", report.attributedTo());
    var casualties = json.putArray("casualties");
    report.casualties().forEach(casualty -> casualties.add(casualty(casualty, about)));
    sums(json.putObject("killed"), incident, Casualty::killed, about);
    sums(json.putObject("injured"), incident, Casualty::injured, about);
    Figures.texts(json, "confirmedBy", incident.confirmedBy());
    ObjectNode cited = Cited.json(recorded);
    cited.remove(List.of("id", "type"));
    json.setAll(cited);
    return json;
  }

  private static void place(ObjectNode json, @Nullable Place place) {
    if (place == null) {
      json.putNull("place");
      return;
    }
    json.putObject("place")
        .put("name", place.name())
        .put("lat", place.lat())
        .put("lon", place.lon());
  }

  private static ObjectNode casualty(Casualty casualty, BigDecimal about) {
    ObjectNode json = Figures.object();
    json.put("victims", WireNames.of(casualty.victims()));
    json.put("contributor", casualty.contributor());
    number(json, "killed", casualty.killed(), about);
    number(json, "injured", casualty.injured(), about);
    return json;
  }

  /// A number as it was said and its interval; `null` where nobody said one.
  static void number(ObjectNode json, String name, @Nullable Quantity said, BigDecimal about) {
    Figures.interval(json, name, Numbers.of(said, about));
    if (said != null) {
      json.withObject(name)
          .put("qualifier", WireNames.of(said.qualifier()))
          .put("text", said.text());
    }
  }

  /// The numbers of each class of victims that was struck, `null` where nobody said one.
  private static void sums(
      ObjectNode json,
      Incident incident,
      Function<Casualty, @Nullable Quantity> number,
      BigDecimal about) {
    incident
        .struck()
        .forEach((victims, casualties) -> {
          Tally tally = Tally.of(casualties, number, about);
          Figures.interval(json, WireNames.of(victims), tally.said());
          if (json.get(WireNames.of(victims)) instanceof ObjectNode ends) {
            ends.put("partial", tally.isPartial());
          }
        });
  }
}
