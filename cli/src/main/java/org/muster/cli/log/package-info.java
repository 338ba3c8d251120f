/// `./muster verify-log` and `accept-log`: whether the log is the one that was projected.
@NullMarked
package org.muster.cli.log;

import org.jspecify.annotations.NullMarked;
