package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// A sentence for the schemas and the forms.
@Retention(RetentionPolicy.RUNTIME)
public @interface Doc {
  String value();
}
