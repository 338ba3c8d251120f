package org.muster.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// The first line of an answer: of whom, by which rules, knowing what.
public final class Heading {

  private Heading() {}

  /// @param of what it is about, such as `MINUSMA on 30 November 2022`
  /// @param answer its scenario, policy and knowledge, as far as it has them
  public static String of(String of, JsonNode answer, Style style) {
    var words = new StringBuilder();
    if (answer.path("scenario").isTextual()) {
      words.append(" · scenario ").append(answer.path("scenario").asText());
    }
    if (answer.path("policy").asText("").equals("linear")) {
      words.append(" · leaving little by little");
    }
    var knowledge = answer.path("knowledge");
    if (knowledge.path("at").isTextual()) {
      words
          .append(" · known (")
          .append(knowledge.path("basis").asText("recorded"))
          .append(") at ")
          .append(knowledge.path("at").asText());
    }
    return style.bold(Table.safe(of)) + style.dim(Table.safe(words.toString()));
  }

  /// A day of an answer in words.
  public static String day(JsonNode day) {
    return day.isTextual() ? DateWords.of(day.asText()) : Figures.UNKNOWN;
  }
}
