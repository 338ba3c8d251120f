/// `./muster backtest`: what was said ahead of a count, against the count.
@NullMarked
package org.muster.cli.backtest;

import org.jspecify.annotations.NullMarked;
