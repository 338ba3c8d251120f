/// An announcement as it stands in the log: identified, stamped, attributed.
@NullMarked
package org.muster.contracts.recorded;

import org.jspecify.annotations.NullMarked;
