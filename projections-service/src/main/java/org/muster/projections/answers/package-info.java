/// The posture as rows, and the answers made of them.
@NullMarked
package org.muster.projections.answers;

import org.jspecify.annotations.NullMarked;
