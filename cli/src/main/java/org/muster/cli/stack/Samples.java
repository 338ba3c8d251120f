package org.muster.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.CommandFailure;

/// Which of the sample files to load.
enum Samples {
  /// Every file.
  ALL,
  /// The article alone.
  CROSSROADS,
  /// Nothing.
  NONE;

  private static final String ARTICLE = "minusma-at-a-crossroads.ndjson";

  /// The order that the samples' README asks for: later files point into the first, and of two
  /// announcements of a day the one recorded later is the later one. Files that are not named here
  /// follow.
  private static final List<String> FIRST =
      List.of(
          ARTICLE,
          "minusma-counts-2022-11.ndjson",
          "minusma-2022-2023.ndjson",
          "minusma-disputes.ndjson",
          "minusma-2013.ndjson",
          "unifil-2025.ndjson");

  /// The files, in the order of loading.
  ///
  /// @throws CommandFailure if they are not there
  List<Path> files(Path home) {
    var folder = home.resolve("samples");
    return switch (this) {
      case NONE -> List.of();
      case CROSSROADS -> List.of(folder.resolve(ARTICLE));
      case ALL -> inOrder(folder);
    };
  }

  private static List<Path> inOrder(Path folder) {
    try (var all = Files.list(folder)) {
      var others =
          new ArrayList<>(
              all.map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".ndjson"))
                  .sorted()
                  .toList());
      var names = new ArrayList<>(FIRST);
      names.retainAll(others);
      others.removeAll(names);
      names.addAll(others);
      return names.stream().map(folder::resolve).toList();
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED,
          "The samples are not in " + folder + ": " + e.getMessage(),
          e);
    }
  }
}
