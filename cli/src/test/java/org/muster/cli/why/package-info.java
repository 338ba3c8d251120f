@NullMarked
package org.muster.cli.why;

import org.jspecify.annotations.NullMarked;
