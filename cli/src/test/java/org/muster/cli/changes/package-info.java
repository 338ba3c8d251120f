@NullMarked
package org.muster.cli.changes;

import org.jspecify.annotations.NullMarked;
