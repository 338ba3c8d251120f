/// The announcements: one sealed interface, a record per type, each beside its wire name.
@NullMarked
package org.muster.contracts.announcement;

import org.jspecify.annotations.NullMarked;
