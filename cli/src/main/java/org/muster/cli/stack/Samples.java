package org.muster.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muster.cli.CommandFailure;

/// Which of the sample files to load.
enum Samples {
  /// Every file, the article first, because others refer to it.
  all,
  /// The article alone.
  crossroads,
  /// Nothing.
  none;

  private static final String ARTICLE = "minusma-at-a-crossroads.ndjson";

  /// The files, in the order of loading.
  ///
  /// @throws CommandFailure if they are not there
  List<Path> files(Path home) {
    var folder = home.resolve("samples");
    return switch (this) {
      case none -> List.of();
      case crossroads -> List.of(folder.resolve(ARTICLE));
      case all -> articleFirst(folder);
    };
  }

  private static List<Path> articleFirst(Path folder) {
    var files = new ArrayList<Path>();
    files.add(folder.resolve(ARTICLE));
    try (var all = Files.list(folder)) {
      all.filter(file -> file.toString().endsWith(".ndjson"))
          .filter(file -> !file.endsWith(ARTICLE))
          .sorted()
          .forEach(files::add);
      return files;
    } catch (IOException e) {
      throw new CommandFailure(
          CommandFailure.NOT_STARTED, "the samples are not in " + folder + ": " + e.getMessage(), e);
    }
  }
}
