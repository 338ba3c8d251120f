@NullMarked
package org.muster.projections.lineage;

import org.jspecify.annotations.NullMarked;
