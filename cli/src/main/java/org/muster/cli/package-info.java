/// The command line, `./muster`. Each command is a class in the folder of its subject; [Muster]
/// lists them.
@NullMarked
package org.muster.cli;

import org.jspecify.annotations.NullMarked;
