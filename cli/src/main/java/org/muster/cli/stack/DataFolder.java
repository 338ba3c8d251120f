package org.muster.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muster.cli.CommandFailure;
import picocli.CommandLine.Option;

/// Where a stack keeps its data: the option `--data`, or `.muster` in the checkout.
public final class DataFolder {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder of the stack's data, logs and state (default: .muster in the checkout).")
  private @Nullable Path folder;

  /// The checkout that this program belongs to: the system property `muster.home`, which the
  /// launcher sets.
  public static Path home() {
    return Path.of(System.getProperty("muster.home", "")).toAbsolutePath().normalize();
  }

  /// The folder, absolute; it need not be there.
  public Path path() {
    var chosen = folder;
    return chosen == null ? home().resolve(".muster") : chosen.toAbsolutePath().normalize();
  }

  /// The folder, made if it is not there.
  ///
  /// @throws CommandFailure if nothing can be written into it
  Path make() {
    try {
      var made = Files.createDirectories(path());
      if (Files.isWritable(made)) {
        return made;
      }
    } catch (IOException e) {
      throw unusable(e);
    }
    throw unusable(null);
  }

  private CommandFailure unusable(@Nullable IOException cause) {
    return new CommandFailure(
        CommandFailure.NOT_STARTED,
        "The data folder %s cannot be written; --data names another.".formatted(path()),
        cause);
  }
}
