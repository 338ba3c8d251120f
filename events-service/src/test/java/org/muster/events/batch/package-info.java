@NullMarked
package org.muster.events.batch;

import org.jspecify.annotations.NullMarked;
