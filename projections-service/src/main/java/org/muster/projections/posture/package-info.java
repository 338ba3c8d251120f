/// The posture of a mission as a pure function of what was announced: no clock, no database, no
/// framework. The live projection, the replay, as-of answers, what-if and the tests share it.
@NullMarked
package org.muster.projections.posture;

import org.jspecify.annotations.NullMarked;
