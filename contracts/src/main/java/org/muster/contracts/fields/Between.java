package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A number runs from one bound to the other, both included.
@Retention(RetentionPolicy.RUNTIME)
public @interface Between {
  double min();

  double max();
}
