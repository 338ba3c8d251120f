/// `./muster changes`: what was learnt between two days, and what it did to the figures.
@NullMarked
package org.muster.cli.changes;

import org.jspecify.annotations.NullMarked;
