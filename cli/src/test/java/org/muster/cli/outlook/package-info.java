@NullMarked
package org.muster.cli.outlook;

import org.jspecify.annotations.NullMarked;
