/// `./muster parked`: records that are in no figure, and what is decided about them.
@NullMarked
package org.muster.cli.parked;

import org.jspecify.annotations.NullMarked;
