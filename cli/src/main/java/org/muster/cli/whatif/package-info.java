/// `./muster what-if`: the figures as if something had been announced.
@NullMarked
package org.muster.cli.whatif;

import org.jspecify.annotations.NullMarked;
