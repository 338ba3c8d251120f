/// The documents that describe the announcements: their schemas, and the topic's AsyncAPI.
@NullMarked
package org.muster.events.documents;

import org.jspecify.annotations.NullMarked;
