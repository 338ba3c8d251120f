/// Postures as if something had been announced that has not; nothing of it is stored.
@NullMarked
package org.muster.projections.whatif;

import org.jspecify.annotations.NullMarked;
