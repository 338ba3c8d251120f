package org.muster.cli.text;

import java.util.Map;

/// How text is set off on a terminal, and left alone everywhere else.
///
/// @param coloured whether ANSI sequences are written
public record Style(boolean coloured) {

  /// No sequences at all.
  public static final Style PLAIN = new Style(false);

  /// Coloured if a person looks at a terminal that can, and `NO_COLOR` is not set.
  public static Style here(boolean terminal, Map<String, String> environment) {
    var noColour = environment.getOrDefault("NO_COLOR", "");
    return new Style(
        terminal && noColour.isEmpty() && !"dumb".equals(environment.getOrDefault("TERM", "dumb")));
  }

  public String bold(String text) {
    return sequence("1", text);
  }

  public String dim(String text) {
    return sequence("2", text);
  }

  public String warning(String text) {
    return sequence("33", text);
  }

  public String error(String text) {
    return sequence("31", text);
  }

  public String good(String text) {
    return sequence("32", text);
  }

  private String sequence(String code, String text) {
    return coloured && !text.isEmpty() ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
