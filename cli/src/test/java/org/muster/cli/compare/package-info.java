@NullMarked
package org.muster.cli.compare;

import org.jspecify.annotations.NullMarked;
