@NullMarked
package org.muster.projections.database;

import org.jspecify.annotations.NullMarked;
