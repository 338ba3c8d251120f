package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// These fields are all given, or none. The record's constructor checks it.
@Retention(RetentionPolicy.RUNTIME)
public @interface Together {
  String[] value();
}
