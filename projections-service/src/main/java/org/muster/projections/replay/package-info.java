/// Rebuilding every projection from the first record of the log.
@NullMarked
package org.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
