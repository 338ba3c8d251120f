/// Posting many announcements as lines, streamed in and out.
@NullMarked
package org.muster.events.batch;

import org.jspecify.annotations.NullMarked;
