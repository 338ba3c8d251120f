/// What follows from the announcements: reads the log, folds it, keeps the result in PostgreSQL and
/// answers from there.
@NullMarked
package org.muster.projections;

import org.jspecify.annotations.NullMarked;
