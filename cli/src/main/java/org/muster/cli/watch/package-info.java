/// `./muster watch`: announcements as they are projected.
@NullMarked
package org.muster.cli.watch;

import org.jspecify.annotations.NullMarked;
