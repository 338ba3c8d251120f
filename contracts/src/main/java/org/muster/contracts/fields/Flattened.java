package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The part's fields stand in the object itself, not in one of their own.
@Retention(RetentionPolicy.RUNTIME)
public @interface Flattened {}
