/// The log: the topic is checked, records are appended to it and read from it.
@NullMarked
package org.muster.events.log;

import org.jspecify.annotations.NullMarked;
