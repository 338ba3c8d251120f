package org.muster.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/// A build of the projections-service with another rule, made as CONTRIBUTING says: the rule is
/// changed in the source and `MissionFold.VERSION` is raised. By R4 as it is changed, "about" may
/// be off by twice the tolerance.
final class ChangedRules {

  private static final Path POSTURE = Path.of("org/muster/projections/posture");
  private static final Path SOURCES =
      Stack.home().resolve("projections-service/src/main/java").resolve(POSTURE);
  private static final Pattern VERSION =
      Pattern.compile("(int VERSION = Integer.valueOf\\()(\\d+)");

  private ChangedRules() {}

  /// Makes it beside the present build, whose libraries it shares.
  ///
  /// @return its folder `quarkus-app`
  static Path build(Path folder) throws IOException {
    Path present = Stack.build("projections-service");
    Path changed = Files.createDirectories(folder.resolve("changed-rules"));
    for (String shared : List.of("lib", "quarkus")) {
      Files.createSymbolicLink(changed.resolve(shared), present.resolve(shared));
    }
    Files.copy(present.resolve("quarkus-run.jar"), changed.resolve("quarkus-run.jar"));
    Files.createDirectory(changed.resolve("app"));
    for (Path jar : filesIn(present.resolve("app"))) {
      Path copy = changed.resolve("app").resolve(jar.getFileName());
      Files.copy(jar, copy);
      replace(copy, compiled(changed.resolve("classes"), present));
    }
    return changed;
  }

  /// The version of the rules of the present build.
  static int presentVersion() throws IOException {
    var version = VERSION.matcher(source("MissionFold"));
    if (!version.find()) {
      throw new IllegalStateException("MissionFold has no VERSION");
    }
    return Integer.parseInt(version.group(2));
  }

  private static Map<String, String> changedSources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    sources.put(
        "MissionFold",
        VERSION.matcher(source("MissionFold")).replaceFirst("$1" + (presentVersion() + 1)));
    sources.put(
        "Numbers",
        source("Numbers")
            .replace("about(value(quantity), about)", "about(value(quantity), about.add(about))"));
    for (var changed : sources.entrySet()) {
      if (changed.getValue().equals(source(changed.getKey()))) {
        throw new IllegalStateException(changed.getKey() + " is not as it was");
      }
    }
    return sources;
  }

  private static String source(String type) throws IOException {
    return Files.readString(SOURCES.resolve(type + ".java"));
  }

  private static Path compiled(Path into, Path present) throws IOException {
    Path sources = Files.createDirectories(into.resolveSibling("sources"));
    for (var changed : changedSources().entrySet()) {
      Files.writeString(sources.resolve(changed.getKey() + ".java"), changed.getValue());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
      String classPath =
          List.of(present.resolve("app"), present.resolve("lib/main")).stream()
              .flatMap(folder -> filesIn(folder).stream())
              .map(Path::toString)
              .collect(Collectors.joining(":"));
      var said = new StringWriter();
      boolean done =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-d", into.toString(), "-classpath", classPath, "-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(filesIn(sources)))
              .call();
      if (!done) {
        throw new IllegalStateException("the changed rules do not compile: " + said);
      }
    }
    return into;
  }

  private static void replace(Path jar, Path classes) throws IOException {
    try (var inJar = FileSystems.newFileSystem(jar)) {
      for (Path compiled : filesIn(classes.resolve(POSTURE))) {
        Files.copy(
            compiled,
            inJar.getPath(POSTURE.toString(), compiled.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<Path> filesIn(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
