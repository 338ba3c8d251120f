package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/// What would be if some left: who can be ticked, and both figures if some are.
///
/// @param by the last day of those who leave
/// @param leavers who can be ticked
/// @param words what is supposed, `""` if nothing is
/// @param body what the API is asked, as JSON
/// @param rows the figures without and with it
public record WhatIfSheet(
    String by, List<Leaver> leavers, String words, String body, List<Row> rows) {

  /// A contributor that can be ticked.
  ///
  /// @param present how many are there on the day
  /// @param number how many leave, `""` for all
  public record Leaver(String code, String name, String present, boolean ticked, String number) {}

  /// A figure without and with what is supposed.
  public record Row(String label, String without, String with) {}

  static WhatIfSheet nothing(JsonNode posture, Supposed supposed) {
    return new WhatIfSheet(supposed.by().toString(), leavers(posture, supposed), "", "", List.of());
  }

  static WhatIfSheet of(JsonNode posture, Supposed supposed, String body, JsonNode answer) {
    return new WhatIfSheet(
        supposed.by().toString(),
        leavers(posture, supposed),
        supposed.inWords(),
        body,
        Stream.of("deployed", "operational", "reduction")
            .map(name ->
                new Row(
                    Texts.of("figure.label." + name),
                    Words.brief(answer.path("without").path(name)),
                    Words.brief(answer.path("with").path(name))))
            .toList());
  }

  private static List<Leaver> leavers(JsonNode posture, Supposed supposed) {
    return posture
        .path("contributors")
        .valueStream()
        .map(ContributorLine::of)
        .filter(line -> supposed.leavers().containsKey(line.code()) || !line.has("left"))
        .sorted(ContributorLine.BY_DEPLOYED)
        .map(line ->
            new Leaver(
                line.code(),
                line.name(),
                line.deployed(),
                supposed.leavers().containsKey(line.code()),
                supposed.leavers().getOrDefault(line.code(), "")))
        .toList();
  }
}
