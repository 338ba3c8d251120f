/// `./muster up`, `down` and `status`: the stack on this machine, its processes and its state file.
@NullMarked
package org.muster.cli.stack;

import org.jspecify.annotations.NullMarked;
