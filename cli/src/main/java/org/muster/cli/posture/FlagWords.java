package org.muster.cli.posture;

/// What a flag of a posture means, in a sentence.
final class FlagWords {

  private FlagWords() {}

  static String explain(String flag) {
    return switch (flag) {
      case "mandate-lapsed" -> "the mandate has run out and nothing renewed it";
      case "disputed" -> "somebody disputes an announcement that this rests on";
      case "conflict" -> "the contributors' counts exceed the mission's total";
      case "exceeds-present" -> "more are said to leave than are counted";
      case "suspension-unquantified" ->
          "a suspension without a number, of a contingent that nobody counted";
      case "suspension-stale" -> "suspended, and nothing was heard of it for a year";
      case "rotation-suspended" -> "the host state has halted rotations";
      case "access-restricted" -> "the host state restricts access";
      case "implied" -> "taken to be gone because nothing else was said";
      default -> flag.replace('-', ' ');
    };
  }
}
