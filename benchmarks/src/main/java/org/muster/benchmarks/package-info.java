/// What is fast, measured beside a control in the same run.
@NullMarked
package org.muster.benchmarks;

import org.jspecify.annotations.NullMarked;
