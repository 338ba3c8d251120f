@NullMarked
package org.muster.cli.posture;

import org.jspecify.annotations.NullMarked;
