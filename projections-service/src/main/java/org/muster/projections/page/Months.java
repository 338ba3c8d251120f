package org.muster.projections.page;

import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.projections.answers.Figures;
import org.muster.projections.posture.Interval;

/// How many of a class of victims were killed and injured, by month and cause. An incident that may
/// have happened in one of several months is of none of them.
///
/// @param causes the causes there are, as codes and in words
public record Months(List<Chip> causes, List<Month> months) {

  private static final List<String> CAUSES =
      List.of("hostile-act", "airstrike", "mass-killing", "accident", "illness", "other");

  /// A month.
  ///
  /// @param month such as `2022-07`, `""` for incidents of no certain month
  public record Month(String month, String words, int incidents, List<Cell> cells) {}

  /// One cause in one month.
  ///
  /// @param killed how many were killed, in words; `""` without an incident
  /// @param best the number that is drawn, `""` if none can be said
  /// @param unsaid whether a number is missing from it
  public record Cell(String cause, String killed, String injured, String best, boolean unsaid) {}

  static Months of(List<JsonNode> incidents, String victim) {
    Map<String, Map<String, Sum>> sums =
        new TreeMap<>(Comparator.comparing(String::isEmpty).thenComparing(naturalOrder()));
    for (JsonNode incident : incidents) {
      sums.computeIfAbsent(month(incident), month -> new TreeMap<>())
          .computeIfAbsent(incident.path("category").asText(), cause -> new Sum())
          .add(incident, victim);
    }
    List<String> causes =
        CAUSES.stream()
            .filter(cause -> sums.values().stream().anyMatch(month -> month.containsKey(cause)))
            .toList();
    List<Month> months = new ArrayList<>();
    sums.forEach((month, byCause) ->
        months.add(
            new Month(
                month,
                month.isEmpty() ? Texts.of("casualties.uncertain") : Words.plain(month),
                byCause.values().stream().mapToInt(sum -> sum.incidents).sum(),
                causes.stream().map(cause -> cell(cause, byCause.get(cause))).toList())));
    return new Months(
        causes.stream().map(cause -> new Chip(cause, Texts.ofCode("category", cause))).toList(),
        months);
  }

  private static String month(JsonNode incident) {
    String first = incident.path("earliest").asText("");
    String last = incident.path("latest").asText("");
    return first.length() > 7
            && last.length() > 7
            && first.substring(0, 7).equals(last.substring(0, 7))
        ? first.substring(0, 7)
        : "";
  }

  private static Cell cell(String cause, @Nullable Sum sum) {
    if (sum == null) {
      return new Cell(cause, "", "", "0", false);
    }
    Interval killed = sum.killed.said;
    Long best = killed == null ? null : killed.best() == null ? (Long) killed.low() : killed.best();
    return new Cell(
        cause,
        sum.killed.words(),
        sum.injured.words(),
        best == null ? "" : best.toString(),
        sum.killed.unsaid > 0);
  }

  private static final class Sum {
    private final Ends killed = new Ends();
    private final Ends injured = new Ends();
    private int incidents;

    void add(JsonNode incident, String victim) {
      incidents++;
      killed.add(incident.path("killed").path(victim));
      injured.add(incident.path("injured").path(victim));
    }
  }

  /// A sum of what was said, and how often nothing was.
  private static final class Ends {
    private @Nullable Interval said;
    private int unsaid;

    void add(JsonNode interval) {
      if (!interval.isObject()) {
        unsaid++;
        return;
      }
      if (interval.path("partial").asBoolean()) {
        unsaid++;
      }
      JsonNode best = interval.path("best");
      JsonNode high = interval.path("high");
      Interval one =
          new Interval(
              interval.path("low").asLong(),
              best.isNumber() ? (Long) best.asLong() : null,
              high.isNumber() ? (Long) high.asLong() : null);
      said = said == null ? one : said.plus(one);
    }

    String words() {
      ObjectNode sum = JsonNodeFactory.instance.objectNode();
      Figures.interval(sum, "sum", said);
      if (sum.get("sum") instanceof ObjectNode ends) {
        ends.put("unsaid", unsaid);
      }
      return Words.tally(sum.path("sum"));
    }
  }
}
