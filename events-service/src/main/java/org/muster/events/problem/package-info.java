/// Errors as RFC 9457 problems, made in one place.
@NullMarked
package org.muster.events.problem;

import org.jspecify.annotations.NullMarked;
