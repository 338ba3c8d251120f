/// A mission's figures over time.
@NullMarked
package org.muster.projections.timeline;

import org.jspecify.annotations.NullMarked;
