/// `./muster casualties` and `./muster incidents`.
@NullMarked
package org.muster.cli.casualties;

import org.jspecify.annotations.NullMarked;
