@NullMarked
package org.muster.cli.log;

import org.jspecify.annotations.NullMarked;
