/// Errors as RFC 9457 problem details, made in one place.
@NullMarked
package org.muster.projections.problem;

import org.jspecify.annotations.NullMarked;
