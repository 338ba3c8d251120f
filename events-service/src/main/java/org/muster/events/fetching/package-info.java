/// One announcement as it was recorded.
@NullMarked
package org.muster.events.fetching;

import org.jspecify.annotations.NullMarked;
