@NullMarked
package org.muster.projections.replay;

import org.jspecify.annotations.NullMarked;
