/// Full sets of projected rows, one of which answers.
@NullMarked
package org.muster.projections.generations;

import org.jspecify.annotations.NullMarked;
