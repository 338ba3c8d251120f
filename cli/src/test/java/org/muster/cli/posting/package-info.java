@NullMarked
package org.muster.cli.posting;

import org.jspecify.annotations.NullMarked;
