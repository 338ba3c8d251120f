/// Incidents and casualties: a projection of their own, never mixed with strength (R14).
@NullMarked
package org.muster.projections.casualties;

import org.jspecify.annotations.NullMarked;
