@NullMarked
package org.muster.cli.stack;

import org.jspecify.annotations.NullMarked;
