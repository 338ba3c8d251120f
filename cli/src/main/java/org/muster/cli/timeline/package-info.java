/// `./muster timeline`: a mission's figures over time, with a small chart.
@NullMarked
package org.muster.cli.timeline;

import org.jspecify.annotations.NullMarked;
