package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The name on the wire, where it is not the constant in kebab-case.
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
  String value();
}
