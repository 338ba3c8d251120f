@NullMarked
package org.muster.projections.log;

import org.jspecify.annotations.NullMarked;
