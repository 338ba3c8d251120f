@NullMarked
package org.muster.cli.timeline;

import org.jspecify.annotations.NullMarked;
