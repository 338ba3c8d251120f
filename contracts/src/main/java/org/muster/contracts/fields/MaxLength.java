package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The most characters that a text may have.
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxLength {
  int value();
}
