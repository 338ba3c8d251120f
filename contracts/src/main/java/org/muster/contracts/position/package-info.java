/// Tokens for a place in the log, and for the whole log.
@NullMarked
package org.muster.contracts.position;

import org.jspecify.annotations.NullMarked;
