/// The files that the field publishes, read as announcements whose source is the file.
@NullMarked
package org.muster.cli.imports;

import org.jspecify.annotations.NullMarked;
