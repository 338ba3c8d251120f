package org.muster.projections.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What an answer says beside its figures, in words.
final class Flags {
  private Flags() {}

  static List<String> of(JsonNode answer) {
    List<String> words = new ArrayList<>();
    JsonNode incomplete = answer.path("incomplete");
    if (incomplete.isTextual()) {
      words.add(Texts.of("flag.incomplete-possible"));
    } else if (incomplete.asBoolean()) {
      words.add(Texts.of("flag.incomplete"));
    }
    answer.path("flags").forEach(flag -> words.add(Texts.ofCode("flag", flag.asText())));
    return words;
  }
}
