@NullMarked
package org.muster.events.index;

import org.jspecify.annotations.NullMarked;
