/// How announcements point to each other.
@NullMarked
package org.muster.contracts.relation;

import org.jspecify.annotations.NullMarked;
