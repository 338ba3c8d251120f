/// The events-service: announcements come in by HTTP and are appended to the log.
@NullMarked
package org.muster.events;

import org.jspecify.annotations.NullMarked;
