/// What the two services and their clients agree on: the announcements, their wire format and the
/// tokens that name a place in the log. Plain Java, no framework.
@NullMarked
package org.muster.contracts;

import org.jspecify.annotations.NullMarked;
