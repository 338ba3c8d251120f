@NullMarked
package org.muster.cli.backtest;

import org.jspecify.annotations.NullMarked;
