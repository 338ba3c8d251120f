/// Which log this is: what is kept of it, reading all of it again, accepting another in its place.
@NullMarked
package org.muster.projections.lineage;

import org.jspecify.annotations.NullMarked;
