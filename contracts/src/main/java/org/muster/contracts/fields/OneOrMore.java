package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// At least one of these fields is given. The record's constructor checks it.
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOrMore {
  String[] value();
}
