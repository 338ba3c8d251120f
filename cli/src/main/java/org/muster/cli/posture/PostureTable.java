package org.muster.cli.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.cli.asking.Heading;
import org.muster.cli.text.Countries;
import org.muster.cli.text.DateWords;
import org.muster.cli.text.IntervalWords;
import org.muster.cli.text.Style;
import org.muster.cli.text.Table;

/// A posture as a table for people. What is unknown says so; 0 is printed only where 0 is known.
public final class PostureTable {

  private static final String UNKNOWN = "unknown";

  private PostureTable() {}

  /// The lines, no wider than so many characters if it can be done.
  public static List<String> lines(Posture posture, Style style, int width) {
    var lines = new ArrayList<String>();
    lines.addAll(
        Heading.lines(
            posture.mission() + " on " + DateWords.day(posture.on()),
            heading(posture),
            style,
            width));
    lines.add("");
    lines.addAll(indented(figures(posture).lines(width - 2, style)));
    notes(posture).forEach(note -> lines.add("  " + style.warning(note)));
    lines.add("");
    var contributors = contributors(posture);
    if (contributors.isEmpty()) {
      lines.add("  No contributor has announced anything.");
    } else {
      lines.addAll(indented(contributors.lines(width - 2, style)));
    }
    var flags = flags(posture);
    if (!flags.isEmpty()) {
      lines.add("");
      flags.forEach((flag, who) ->
          Table.wrap(flagged(flag, who), width - 2)
              .forEach(line -> lines.add("  " + style.warning(line))));
    }
    return lines;
  }

  /// Each flag with the contributors that have it.
  private static Map<String, Set<String>> flags(Posture posture) {
    var flags = new TreeMap<String, Set<String>>();
    posture.flags().forEach(flag -> flags.put(flag, new TreeSet<>()));
    posture
        .contributors()
        .forEach(contributor ->
            contributor
                .flags()
                .forEach(flag ->
                    flags
                        .computeIfAbsent(flag, key -> new TreeSet<>())
                        .add(Countries.name(contributor.contributor()))));
    return flags;
  }

  private static String flagged(String flag, Set<String> who) {
    return flag
        + ": "
        + FlagWords.explain(flag)
        + (who.isEmpty() ? "" : " (%s)".formatted(String.join(", ", who)));
  }

  private static List<String> heading(Posture posture) {
    var words = new ArrayList<String>();
    words.add("scenario " + posture.scenario());
    words.add(posture.component() + " personnel");
    var knowledge = posture.knowledge();
    if (knowledge != null && knowledge.at() != null) {
      words.add(
          Heading.known(Objects.requireNonNullElse(knowledge.basis(), "recorded"), knowledge.at()));
    }
    return words;
  }

  private static Table figures(Posture posture) {
    var table =
        new Table(
            Table.Column.left(""),
            Table.Column.right("low"),
            Table.Column.right("best"),
            Table.Column.right("high"),
            Table.Column.left("in words"));
    figure(table, "deployed", posture.deployed(), why(posture.whyNull()));
    figure(table, "operational", posture.operational(), why(posture.whyNull()));
    boolean known = !"not-known-yet".equals(posture.whyNull());
    figure(table, "reduction", known ? posture.reduction() : null, UNKNOWN);
    var increase = posture.increase();
    if (increase != null && !increase.isZero()) {
      figure(table, "increase", increase, UNKNOWN);
    }
    figure(table, "suspended", known ? posture.suspended() : null, UNKNOWN);
    var counted = posture.counted();
    if (counted != null) {
      figure(table, "counted", counted, UNKNOWN);
    }
    var authorized = posture.authorized();
    if (authorized != null) {
      authorized.forEach(
          (component, ceiling) -> figure(table, "authorized " + component, ceiling, UNKNOWN));
    }
    return table;
  }

  private static void figure(
      Table table, String name, Posture.@Nullable Range range, String otherwise) {
    if (range == null) {
      table.row(name, "", "", "", otherwise);
      return;
    }
    var words = IntervalWords.of(range.low(), range.best(), range.high());
    table.row(
        name,
        IntervalWords.count(range.low()),
        range.best() == null ? "–" : IntervalWords.count(range.best()),
        range.high() == null ? "no limit" : IntervalWords.count(range.high()),
        Boolean.TRUE.equals(range.partial()) ? words + " (part of it has no number)" : words);
  }

  private static String why(@Nullable String whyNull) {
    if (whyNull == null) {
      return UNKNOWN;
    }
    return UNKNOWN
        + ": "
        + switch (whyNull) {
          case "no-baseline" -> "no baseline, nobody reported the mission's strength";
          case "not-known-yet" -> "nobody had spoken of the mission yet";
          default -> whyNull.replace('-', ' ');
        };
  }

  private static List<String> notes(Posture posture) {
    var notes = new ArrayList<String>();
    if (!posture.unquantified().isEmpty()) {
      notes.add(
          "without a number: "
              + posture.unquantified().stream()
                  .map(PostureTable::unquantified)
                  .collect(Collectors.joining(", ")));
    }
    var mandate = posture.mandate();
    if (mandate != null && !mandate.status().equals("unknown")) {
      var expires = mandate.expires();
      notes.add(
          "mandate "
              + mandate.status()
              + (expires == null ? "" : ", until " + DateWords.of(expires)));
    }
    return notes;
  }

  private static String unquantified(Posture.Unquantified plan) {
    var who = plan.contributor() == null ? "the mission" : Countries.name(plan.contributor());
    return "%s (%s)".formatted(who, stateWords(plan.state()));
  }

  private static String stateWords(String state) {
    return switch (state) {
      case "not-started" -> "has not started to leave";
      case "in-window" -> "is leaving";
      case "keeps-a-part" -> "keeps a part";
      case "gone" -> "gone";
      case "gone-implied" -> "gone, as nothing else was said";
      default -> state.replace('-', ' ');
    };
  }

  private static Table contributors(Posture posture) {
    var table =
        new Table(
            Table.Column.left("contributor"),
            Table.Column.left("status"),
            Table.Column.left("deployed"),
            Table.Column.left("operational"),
            Table.Column.left("reduction"));
    for (var contributor : posture.contributors()) {
      table.row(
          Countries.name(contributor.contributor()),
          contributor.status().stream()
              .map(status -> status.replace('-', ' '))
              .collect(Collectors.joining(", ")),
          words(contributor.deployed()),
          words(contributor.operational()),
          reduction(contributor));
      var plan = plan(contributor);
      if (!plan.isEmpty()) {
        table.note(plan);
      }
    }
    return table;
  }

  private static String reduction(Posture.Contributor contributor) {
    var state = contributor.unquantified();
    return state == null ? words(contributor.reduction()) : "no number, " + stateWords(state);
  }

  private static String words(Posture.@Nullable Range range) {
    return range == null ? UNKNOWN : IntervalWords.of(range.low(), range.best(), range.high());
  }

  private static String plan(Posture.Contributor contributor) {
    var parts = new ArrayList<String>();
    var plan = contributor.plan();
    if (plan != null) {
      parts.add(planWords(plan, contributor.stage()));
    }
    var suspended = contributor.suspended();
    if (suspended != null && !suspended.isZero()) {
      parts.add(
          "suspended: " + IntervalWords.of(suspended.low(), suspended.best(), suspended.high()));
    }
    return String.join("; ", parts);
  }

  private static String planWords(Posture.Plan plan, @Nullable String stage) {
    var words = new ArrayList<String>();
    words.add((stage == null ? "" : stage.replace('-', ' ') + ": ") + extent(plan));
    if (plan.starts() != null) {
      words.add("starts " + DateWords.of(plan.starts()));
    }
    if (plan.completes() != null) {
      words.add("complete " + DateWords.of(plan.completes()));
    }
    if (plan.retainsPartUntil() != null) {
      words.add("keeps a part until " + DateWords.of(plan.retainsPartUntil()));
    }
    return String.join(", ", words);
  }

  private static String extent(Posture.Plan plan) {
    var whole = "whole".equals(plan.extent()) ? "all of it" : "a part";
    var extent = "unspecified".equals(plan.extent()) || plan.extent() == null ? "some" : whole;
    var people = plan.personnel();
    return people == null
        ? extent
        : extent + " (" + IntervalWords.of(people.low(), people.best(), people.high()) + ")";
  }

  private static List<String> indented(List<String> lines) {
    return lines.stream().map(line -> "  " + line).toList();
  }
}
