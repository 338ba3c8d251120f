package org.muster.cli.why;

/// Why an announcement is not part of a figure, in words (R17).
final class ReasonWords {

  private ReasonWords() {}

  static String of(String reason) {
    return switch (reason) {
      case "stage" -> "not firm enough for this scenario";
      case "population" -> "it counts other people, or a ceiling";
      case "superseded" -> "a later or firmer announcement took its place";
      case "not-known-yet" -> "not known yet";
      case "duplicate" -> "it repeats another";
      case "retracted" -> "it was retracted";
      case "before-baseline" -> "it was over when they were counted";
      case "derived" -> "worked out by the recorder, so never a baseline";
      default -> reason.replace('-', ' ');
    };
  }
}
