/// One mission folded again in place.
@NullMarked
package org.muster.projections.refold;

import org.jspecify.annotations.NullMarked;
