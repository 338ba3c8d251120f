package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.muster.projections.problem.Problem;

/// Who is supposed to leave by when, from the parameters of a page: `leave` for each contributor,
/// `of-EGY` for how many of them (all without it), `by` for the day.
///
/// @param by the last day, the chosen day if none is given
/// @param leavers whoever leaves, with how many; `""` for all of them
record Supposed(LocalDate by, Map<String, String> leavers) {

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,7}");

  static Supposed of(JsonNode posture, Api.Visit visit) {
    Map<String, String> leavers = new TreeMap<>();
    for (String code : new LinkedHashSet<>(visit.all("leave"))) {
      String number = visit.own("of-" + code);
      if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
        throw Problem.badParameter("of-" + code, "is not a number of people");
      }
      leavers.put(code, number);
    }
    return new Supposed(day(visit.own("by"), posture.path("on").asText()), leavers);
  }

  private static LocalDate day(String by, String on) {
    try {
      return LocalDate.parse(by.isEmpty() ? on : by);
    } catch (DateTimeParseException e) {
      throw Problem.badParameter("by", "is not a day such as 2023-06-30");
    }
  }

  /// The announcements that this amounts to, as the API takes them. Their stage is one that the
  /// scenario counts.
  ObjectNode body(String scenario) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode announcements = body.putArray("announcements");
    leavers.forEach((code, number) -> {
      ObjectNode leaves =
          announcements
              .addObject()
              .put("type", "withdrawal-announced")
              .put("contributor", code)
              .put("stage", scenario.equals("implemented") ? "implemented" : "official")
              .put("extent", number.isEmpty() ? "whole" : "part")
              .put("completes", "[..%s]".formatted(by));
      if (!number.isEmpty()) {
        leaves.putObject("personnel").put("value", Long.parseLong(number)).put("text", number);
      }
    });
    return body;
  }

  String inWords() {
    List<String> names =
        leavers.entrySet().stream()
            .map(leaver ->
                leaver.getValue().isEmpty()
                    ? Words.country(leaver.getKey())
                    : Texts.with(
                        "what-if.so-many",
                        Words.country(leaver.getKey()),
                        Words.number(Long.parseLong(leaver.getValue()))))
            .toList();
    return Texts.with(
        "what-if.words", String.join(Texts.of("what-if.and"), names), Words.plain(by.toString()));
  }
}
