/// The page: what the API answers, as HTML that needs no JavaScript to be read.
@NullMarked
package org.muster.projections.page;

import org.jspecify.annotations.NullMarked;
