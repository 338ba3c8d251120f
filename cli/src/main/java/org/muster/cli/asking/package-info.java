/// What commands ask the projections-service alike: by which rules, knowing what, in which format.
@NullMarked
package org.muster.cli.asking;

import org.jspecify.annotations.NullMarked;
