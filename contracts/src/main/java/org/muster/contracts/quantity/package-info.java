/// Numbers as people say them: exact, about, over, a range, unknown.
@NullMarked
package org.muster.contracts.quantity;

import org.jspecify.annotations.NullMarked;
