/// `./muster refold`: folds one mission again in place.
@NullMarked
package org.muster.cli.refold;

import org.jspecify.annotations.NullMarked;
