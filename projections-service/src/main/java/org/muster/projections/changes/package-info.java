/// What the knowledge gained between two times did to a posture.
@NullMarked
package org.muster.projections.changes;

import org.jspecify.annotations.NullMarked;
