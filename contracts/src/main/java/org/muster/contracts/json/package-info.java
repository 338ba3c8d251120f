/// The JSON codec. The records are its one source: their components give the fields, their nullness
/// what is required.
@NullMarked
package org.muster.contracts.json;

import org.jspecify.annotations.NullMarked;
