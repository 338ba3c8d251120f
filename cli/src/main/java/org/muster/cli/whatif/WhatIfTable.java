package org.muster.cli.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.muster.cli.asking.Figures;
import org.muster.cli.asking.Heading;
import org.muster.cli.asking.SideBySide;
import org.muster.cli.text.Countries;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A posture without and with what is supposed, side by side.
final class WhatIfTable {

  private WhatIfTable() {}

  static List<String> lines(JsonNode answer, Style style, int width) {
    var without = answer.path("without");
    var with = answer.path("with");
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            "%s on %s, with %d supposed announcement%s"
                .formatted(
                    with.path("mission").asText(),
                    Heading.day(with.path("on")),
                    answer.path("supposed").size(),
                    answer.path("supposed").size() == 1 ? "" : "s"),
            with,
            style,
            width));
    lines.add(style.dim(Figures.LEGEND));
    lines.add("");
    lines.addAll(SideBySide.table("without", without, "with", with).lines(width, style));
    lines.add("");
    lines.addAll(contributors(without, with, style, width));
    return lines;
  }

  private static List<String> contributors(
      JsonNode without, JsonNode with, Style style, int width) {
    var before = byCode(without);
    var after = byCode(with);
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    var table = new Table(Table.Column.left("contributor"), Table.Column.left("what differs"));
    for (var code : all) {
      var old = before.getOrDefault(code, MissingNode.getInstance());
      var now = after.getOrDefault(code, MissingNode.getInstance());
      var differences = new ArrayList<>(SideBySide.differences(old, now));
      if (!statuses(old).equals(statuses(now))) {
        differences.add("status %s → %s".formatted(statuses(old), statuses(now)));
      }
      if (!differences.isEmpty()) {
        table.row(Countries.name(code), String.join("; ", differences));
      }
    }
    return table.isEmpty()
        ? List.of("No contributor's figures differ.")
        : table.lines(width, style);
  }

  private static Map<String, JsonNode> byCode(JsonNode posture) {
    var byCode = new HashMap<String, JsonNode>();
    posture
        .path("contributors")
        .forEach(element -> byCode.put(element.path("contributor").asText(), element));
    return byCode;
  }

  private static String statuses(JsonNode contributor) {
    var statuses = new ArrayList<String>();
    contributor.path("status").forEach(s -> statuses.add(s.asText().replace('-', ' ')));
    return statuses.isEmpty() ? "none" : String.join(", ", statuses);
  }
}
