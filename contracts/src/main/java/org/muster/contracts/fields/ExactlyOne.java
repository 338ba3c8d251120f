package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// One of these fields is given, not two. The record's constructor checks it.
@Retention(RetentionPolicy.RUNTIME)
public @interface ExactlyOne {
  String[] value();
}
