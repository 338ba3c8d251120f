package org.muster.localstack.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of the project, found from wherever the tests run.
final class Checkout {

  private static final Path TOP = top();

  private Checkout() {}

  static Path path(String relative) {
    return TOP.resolve(relative);
  }

  static String read(String relative) {
    try {
      return Files.readString(path(relative));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every Java source of a module that is not a test.
  static List<Path> sources(String module) {
    try (var files = Files.walk(path(module).resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path top() {
    for (@Nullable Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("docker-compose.yml"))) {
        return at;
      }
    }
    throw new IllegalStateException("docker-compose.yml is in no folder above this one");
  }
}
