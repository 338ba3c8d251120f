/// The contributors of a mission: one line each on a day, and the whole story of one.
@NullMarked
package org.muster.projections.contributors;

import org.jspecify.annotations.NullMarked;
