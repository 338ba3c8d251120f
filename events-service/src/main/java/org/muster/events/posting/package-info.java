/// Posting one announcement: validated, identified, stamped, appended, answered.
@NullMarked
package org.muster.events.posting;

import org.jspecify.annotations.NullMarked;
