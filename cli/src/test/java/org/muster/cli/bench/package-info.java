@NullMarked
package org.muster.cli.bench;

import org.jspecify.annotations.NullMarked;
