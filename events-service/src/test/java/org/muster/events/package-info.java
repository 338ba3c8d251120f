@NullMarked
package org.muster.events;

import org.jspecify.annotations.NullMarked;
