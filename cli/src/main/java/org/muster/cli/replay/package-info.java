/// `./muster replay`: rebuilds the projections from the log, with a progress bar.
@NullMarked
package org.muster.cli.replay;

import org.jspecify.annotations.NullMarked;
