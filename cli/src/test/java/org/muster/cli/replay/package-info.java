@NullMarked
package org.muster.cli.replay;

import org.jspecify.annotations.NullMarked;
