@NullMarked
package org.muster.cli.whatif;

import org.jspecify.annotations.NullMarked;
