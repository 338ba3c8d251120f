package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;

/// The oracle's announcements, which were written by hand and independently of this code, are right
/// for the reader and for the schemas.
class OracleTest {

  /// Beside the checkout, or where `-Dmuster.oracle` says.
  private static final Path FOLDER =
      Path.of(System.getProperty("muster.oracle", "../../shared/oracle"));

  @ParameterizedTest
  @CsvSource({"crossroads.ndjson, 32", "counts.ndjson, 7"})
  void everyLineIsRight(String name, int lines) throws IOException {
    Path file = FOLDER.resolve(name);
    assumeTrue(
        Files.exists(file),
        () ->
            "SKIPPED: no oracle at "
                + file.toAbsolutePath().normalize()
                + " (-Dmuster.oracle=DIR)");
    List<String> read = Files.readAllLines(file);
    assertThat(read).hasSize(lines);
    for (String line : read) {
      Announcement announcement = AnnouncementJson.read(line.getBytes(UTF_8)).orThrow();
      assertThat(Validator.errors(AnnouncementType.of(announcement), line)).as(line).isEmpty();
      byte[] canonical = AnnouncementJson.write(announcement);
      assertThat(AnnouncementJson.read(canonical).orThrow()).isEqualTo(announcement);
    }
  }
}
