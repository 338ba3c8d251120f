/// Who said it where, and how far it can be trusted (Admiralty grades).
@NullMarked
package org.muster.contracts.source;

import org.jspecify.annotations.NullMarked;
