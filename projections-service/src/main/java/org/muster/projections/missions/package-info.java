/// One line a mission.
@NullMarked
package org.muster.projections.missions;

import org.jspecify.annotations.NullMarked;
