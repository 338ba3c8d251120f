@NullMarked
package org.muster.events.posting;

import org.jspecify.annotations.NullMarked;
