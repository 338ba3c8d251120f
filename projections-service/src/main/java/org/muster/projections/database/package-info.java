/// The connections to PostgreSQL: one pool that writes, one that only reads.
@NullMarked
package org.muster.projections.database;

import org.jspecify.annotations.NullMarked;
