@NullMarked
package org.muster.projections.live;

import org.jspecify.annotations.NullMarked;
