package org.muster.cli.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/// A server-sent event.
///
/// @param name `message` if it has none; a comment has no data
/// @param id where to go on after it; empty if it has none
/// @param data its text
record Event(String name, String id, String data) {

  /// The next event of a stream; empty at its end. What is cut off by the end is none.
  static Optional<Event> next(BufferedReader lines) throws IOException {
    var name = "message";
    var id = "";
    var data = new StringBuilder();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        return Optional.of(new Event(name, id, data.toString()));
      }
      int colon = line.indexOf(':');
      var field = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
      switch (field) {
        case "event" -> name = value;
        case "id" -> id = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {
          // a comment, or the delay before coming back, which we choose ourselves
        }
      }
    }
    return Optional.empty();
  }
}
