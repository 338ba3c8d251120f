package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A regular expression that the whole text must match, and what it means.
@Retention(RetentionPolicy.RUNTIME)
public @interface Matches {
  String value();

  String meaning();
}
