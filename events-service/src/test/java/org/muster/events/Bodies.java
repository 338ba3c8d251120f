package org.muster.events;

/// Announcements as clients send them.
public final class Bodies {
  private Bodies() {}

  static final String SOURCES =
      """
      "sources":[{"publisher":"International Crisis Group","title":"MINUSMA at a Crossroads",\
      "published":"2022-12","directness":"secondary","reliability":"B","credibility":"2"}]\
      """;

  /// Côte d'Ivoire is to leave, as the article tells it.
  public static String withdrawal() {
    return withdrawal("CIV", 900);
  }

  public static String withdrawal(String contributor, int personnel) {
    return withdrawal(contributor, personnel, "");
  }

  /// A withdrawal with more in it.
  ///
  /// @param more further fields, each with a comma in front
  public static String withdrawal(String contributor, int personnel, String more) {
    return """
    {"type":"withdrawal-announced","mission":"MINUSMA","contributor":"%s","stage":"notified",\
    "extent":"whole","personnel":{"value":%d,"qualifier":"exact"},"announced":"2022-11-11",%s%s}\
    """
        .formatted(contributor, personnel, SOURCES, more);
  }

  public static String suspension(String contributor) {
    return """
    {"type":"suspension-announced","mission":"MINUSMA","contributor":"%s",\
    "announced":"2022-07-15",%s}\
    """
        .formatted(contributor, SOURCES);
  }

  public static String incident() {
    return """
    {"type":"incident-reported","mission":"MINUSMA","category":"hostile-act",\
    "occurred":"2022-06-03",%s}\
    """
        .formatted(SOURCES);
  }

  public static String correction(String target, String announcement) {
    return """
    {"type":"correction","mission":"MINUSMA","target":"%s","announcement":%s,%s}\
    """
        .formatted(target, announcement, SOURCES);
  }

  public static String retraction(String target) {
    return """
    {"type":"retraction","mission":"MINUSMA","target":"%s","reason":"a typing error",%s}\
    """
        .formatted(target, SOURCES);
  }

  public static String dispute(String mission, String target) {
    return """
    {"type":"dispute","mission":"%s","target":"%s","saidBy":"CIV","reason":"never said",%s}\
    """
        .formatted(mission, target, SOURCES);
  }
}
