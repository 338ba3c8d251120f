@NullMarked
package org.muster.cli.asking;

import org.jspecify.annotations.NullMarked;
