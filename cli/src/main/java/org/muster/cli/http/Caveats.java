package org.muster.cli.http;

import java.net.http.HttpHeaders;

/// How an answer must be read, as its headers say; what does not hold is empty.
///
/// @param stopped why nothing more is projected of what was asked about
/// @param standsSince the time of the last record in figures that stand still, as other rules or
///   the log before made them
/// @param rules the version of the rules that made the figures
/// @param behind how many records they lack of those that answers had before
public record Caveats(String stopped, String standsSince, String rules, String behind) {

  /// An answer that can be taken as it is.
  public static final Caveats NONE = new Caveats("", "", "", "");

  static Caveats of(HttpHeaders headers) {
    return new Caveats(
        headers.firstValue("Muster-Stopped").orElse(""),
        headers.firstValue("Muster-Stands-Since").orElse(""),
        headers.firstValue("Muster-Rules").orElse(""),
        headers.firstValue("Muster-Behind").orElse(""));
  }
}
