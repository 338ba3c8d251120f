/// What was recorded, announcement by announcement, as read from the log.
@NullMarked
package org.muster.projections.journal;

import org.jspecify.annotations.NullMarked;
