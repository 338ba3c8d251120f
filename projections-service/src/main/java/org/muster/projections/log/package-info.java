/// The log as a reader sees it: which topic it is, where it ends, how far it was read.
@NullMarked
package org.muster.projections.log;

import org.jspecify.annotations.NullMarked;
