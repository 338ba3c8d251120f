/// The live feed: announcements as they are projected, as server-sent events.
@NullMarked
package org.muster.projections.stream;

import org.jspecify.annotations.NullMarked;
