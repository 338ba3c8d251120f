package org.muster.contracts.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What turns bodies of earlier versions of a type into today's, so that one class reads them all.
///
/// A body says its version in `version`; without it, it is of version 1.
final class Upcasters {

  /// The name of the field that says the version of a body.
  static final String VERSION = "version";

  /// Those of the published types. No type has had a second version so far.
  static final Upcasters PUBLISHED = new Upcasters(Map.of());

  private final Map<String, List<UnaryOperator<ObjectNode>>> steps;

  /// @param steps by the type's name: what makes version 2 of version 1, then 3 of 2, and so on
  Upcasters(Map<String, List<UnaryOperator<ObjectNode>>> steps) {
    this.steps = Map.copyOf(steps);
  }

  /// Today's form of a body; `null` if its version is none that is known here.
  @Nullable JsonNode today(String type, JsonNode body) {
    List<UnaryOperator<ObjectNode>> ofType = steps.get(type);
    if (ofType == null || !(body instanceof ObjectNode)) {
      return body;
    }
    ObjectNode form = body.deepCopy();
    JsonNode said = form.remove(VERSION);
    int version = said == null || said.isNull() ? 1 : said.isInt() ? said.intValue() : 0;
    if (version < 1 || version > ofType.size() + 1) {
      return null;
    }
    for (UnaryOperator<ObjectNode> step : ofType.subList(version - 1, ofType.size())) {
      form = step.apply(form);
    }
    return form;
  }
}
