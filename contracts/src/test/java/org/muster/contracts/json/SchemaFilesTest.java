package org.muster.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The published files are what the code says. With `-Dmuster.schemas.write` they are written
/// first.
class SchemaFilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/org/muster/contracts/schemas");
  private static final String COMMAND =
      "run: mvn -pl contracts test -Dtest=SchemaFilesTest -Dmuster.schemas.write";

  @Test
  void thePublishedFilesAreWhatTheCodeSays() throws IOException {
    Map<String, String> generated = new TreeMap<>(Schemas.files());
    if (System.getProperty("muster.schemas.write") != null) {
      write(generated);
    }
    Map<String, String> published = published();
    assertThat(published.keySet()).as(COMMAND).containsExactlyElementsOf(generated.keySet());
    generated.forEach((name, content) ->
        assertThat(published.get(name)).as("%s differs; %s", name, COMMAND).isEqualTo(content));
  }

  private static void write(Map<String, String> files) throws IOException {
    for (String old : published().keySet()) {
      Files.delete(FOLDER.resolve(old));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
    }
  }

  private static Map<String, String> published() throws IOException {
    Map<String, String> published = new TreeMap<>();
    try (Stream<Path> paths = Files.list(FOLDER)) {
      for (Path path : paths.toList()) {
        published.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return published;
  }
}
