package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// An absolute http or https address.
@Retention(RetentionPolicy.RUNTIME)
public @interface WebAddress {}
