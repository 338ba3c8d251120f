/// What the components of a record may be marked with: rules that the codec, the schemas and the
/// documents all read from this one place.
@NullMarked
package org.muster.contracts.fields;

import org.jspecify.annotations.NullMarked;
