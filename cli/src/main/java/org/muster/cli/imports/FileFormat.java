package org.muster.cli.imports;

import java.nio.file.Path;
import java.util.List;

/// A kind of file that can be imported.
interface FileFormat {

  /// Reads a file: announcements whose keys follow from their content, so that importing it again
  /// adds nothing, and the rows that make none.
  ///
  /// @throws org.muster.cli.CommandFailure if it is not such a file
  List<Imported> read(Path file);
}
