@NullMarked
package org.muster.events.log;

import org.jspecify.annotations.NullMarked;
