/// Dates as people say them: a profile of EDTF (ISO 8601-2) with bounds.
@NullMarked
package org.muster.contracts.edtf;

import org.jspecify.annotations.NullMarked;
