/// `./muster compare`: one posture by every scenario, or on every basis.
@NullMarked
package org.muster.cli.compare;

import org.jspecify.annotations.NullMarked;
