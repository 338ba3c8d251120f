package org.muster.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

  @TempDir Path folder;

  @Test
  void anAccountWithoutAHomeFolderUnpacksThemBesideItsData() throws IOException {
    var beside = folder.resolve("data").resolve("programs");

    var home = PostgresBinaries.unpackedBelow(belowAFile("no-home"), beside);

    assertThat(home).startsWith(beside);
    assertThat(home.resolve("bin").resolve("postgres")).isExecutable();
  }

  @Test
  void whereNothingCanBeWrittenTheFoldersAreNamed() throws IOException {
    var home = belowAFile("no-home");
    var data = belowAFile("no-data");

    assertThatThrownBy(() -> PostgresBinaries.unpackedBelow(home, data))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "There is no place to unpack PostgreSQL: %s cannot be written, %s cannot be written."
                    .formatted(home, data)
                + " Name a data folder that can be written (--data), or set HOME.");
  }

  /// A folder that nobody can make, not even root.
  private Path belowAFile(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "a file").resolve("folder");
  }
}
