/// `./muster missions` and `./muster announcements`: short lists.
@NullMarked
package org.muster.cli.journal;

import org.jspecify.annotations.NullMarked;
