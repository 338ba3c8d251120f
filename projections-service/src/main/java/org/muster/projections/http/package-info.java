/// What every query has in common: snapshot, position, waiting, entity tags, formats.
@NullMarked
package org.muster.projections.http;

import org.jspecify.annotations.NullMarked;
