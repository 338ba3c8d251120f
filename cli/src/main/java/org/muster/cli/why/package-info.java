/// `./muster why`: what makes a contributor's figures.
@NullMarked
package org.muster.cli.why;

import org.jspecify.annotations.NullMarked;
