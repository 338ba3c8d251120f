/// `./muster bench`: realistic histories from a seed, and load made of them.
@NullMarked
package org.muster.cli.bench;

import org.jspecify.annotations.NullMarked;
