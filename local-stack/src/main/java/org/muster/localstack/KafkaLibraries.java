package org.muster.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the broker's own libraries, which the build lays down in `local-stack/target/kafka/lib`.
///
/// They are looked for in the system property `muster.kafka.lib`, below `muster.home`, beside the
/// place this class was loaded from, and in the working directory and the ones above it.
final class KafkaLibraries {

  static final String PROPERTY = "muster.kafka.lib";
  private static final Path IN_CHECKOUT = Path.of("local-stack", "target", "kafka", "lib");

  private KafkaLibraries() {}

  /// The class path for the broker's JVM: every jar, sorted by name.
  static String classPath() {
    try (var jars = Files.list(directory())) {
      return jars.filter(jar -> jar.toString().endsWith(".jar"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the broker's libraries", e);
    }
  }

  private static Path directory() {
    var candidates = candidates();
    return candidates.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "The broker's libraries are not there; `mvn -pl local-stack -am package` lays"
                    + " them down, -D"
                    + PROPERTY
                    + "=DIRECTORY points elsewhere. Looked in "
                    + candidates));
  }

  private static List<Path> candidates() {
    var candidates = new ArrayList<Path>();
    var named = System.getProperty(PROPERTY);
    if (named != null) {
      candidates.add(Path.of(named));
    }
    var home = System.getProperty("muster.home");
    if (home != null) {
      candidates.add(Path.of(home).resolve(IN_CHECKOUT));
    }
    addBelowAncestors(candidates, loadedFrom());
    addBelowAncestors(candidates, Path.of("").toAbsolutePath());
    return candidates;
  }

  private static void addBelowAncestors(List<Path> candidates, Path from) {
    for (@Nullable Path path = from; path != null; path = path.getParent()) {
      candidates.add(path.resolve(IN_CHECKOUT));
    }
  }

  private static Path loadedFrom() {
    try {
      var source =
          Objects.requireNonNull(KafkaLibraries.class.getProtectionDomain().getCodeSource());
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Path.of("").toAbsolutePath(); // not loaded from a file: the working directory decides
    }
  }
}
