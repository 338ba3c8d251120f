/// What holds for every HTTP exchange.
@NullMarked
package org.muster.events.http;

import org.jspecify.annotations.NullMarked;
