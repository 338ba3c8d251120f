@NullMarked
package org.muster.cli.text;

import org.jspecify.annotations.NullMarked;
