@NullMarked
package org.muster.cli.http;

import org.jspecify.annotations.NullMarked;
