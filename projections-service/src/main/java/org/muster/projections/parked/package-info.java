/// The records that could not be read or folded.
@NullMarked
package org.muster.projections.parked;

import org.jspecify.annotations.NullMarked;
