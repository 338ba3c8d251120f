/// `./muster outlook`: what is planned, due, forbidden, decided, contradicted and not known.
@NullMarked
package org.muster.cli.outlook;

import org.jspecify.annotations.NullMarked;
