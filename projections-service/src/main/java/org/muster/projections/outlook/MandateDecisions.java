package org.muster.projections.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.quantity.Quantity;
import org.muster.projections.posture.Standing;

/// The mandate on the day asked about, then what was decided or proposed about it and its ceilings.
final class MandateDecisions {

  private MandateDecisions() {}

  static List<Point> of(Known known) {
    List<Point> points = new ArrayList<>();
    JsonNode mandate = known.mission().path("mandate");
    JsonNode expires = mandate.path("expires");
    points.add(
        new Point(
            "in-force",
            null,
            null,
            expires.isTextual() ? Edtf.parse(expires.textValue()) : null,
            mandate.path("status").asText("unknown"),
            List.of()));
    for (Standing said : known.standing()) {
      if (said.claim() instanceof MandateDecided decision) {
        points.add(point(said, decision));
      }
    }
    return points;
  }

  private static Point point(Standing said, MandateDecided decision) {
    return new Point(
        WireNames.of(decision.change()),
        null,
        decision.starts() == null ? said.announced() : decision.starts(),
        decision.expires() == null ? decision.completes() : decision.expires(),
        ceilings(decision),
        List.of(said.id()));
  }

  /// The ceilings and their changes, such as `military 13289, police 1920`.
  private static @Nullable String ceilings(MandateDecided decision) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(decision.ceilings())
        .forEach((component, number) -> words.add(word(component, "", number)));
    new TreeMap<>(decision.ceilingChanges())
        .forEach((component, number) -> words.add(word(component, "by ", number)));
    return words.isEmpty() ? null : String.join(", ", words);
  }

  private static String word(Component component, String by, Quantity number) {
    return "%s %s%s".formatted(WireNames.of(component), by, Words.of(number));
  }
}
