/// What is due next, who contradicts whom, what is not known.
@NullMarked
package org.muster.projections.outlook;

import org.jspecify.annotations.NullMarked;
