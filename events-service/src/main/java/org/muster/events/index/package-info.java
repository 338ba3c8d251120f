/// The index of the log by id, read back from the log.
@NullMarked
package org.muster.events.index;

import org.jspecify.annotations.NullMarked;
