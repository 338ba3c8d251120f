package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// Fields of a flattened part that this type cannot do without.
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
  String[] value();
}
