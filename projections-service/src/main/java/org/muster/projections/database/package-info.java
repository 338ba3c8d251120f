/// PostgreSQL: one pool of connections that writes, one that only reads; rows by `COPY`; locks.
@NullMarked
package org.muster.projections.database;

import org.jspecify.annotations.NullMarked;
