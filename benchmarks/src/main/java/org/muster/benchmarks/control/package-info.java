/// The control of the posture benchmark: an application of its own, not part of the product.
@NullMarked
package org.muster.benchmarks.control;

import org.jspecify.annotations.NullMarked;
