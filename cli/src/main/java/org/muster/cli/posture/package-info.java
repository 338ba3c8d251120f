/// `./muster posture`: a mission's posture as a table that people read.
@NullMarked
package org.muster.cli.posture;

import org.jspecify.annotations.NullMarked;
