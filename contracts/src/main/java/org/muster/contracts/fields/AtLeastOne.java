package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The list must have an entry, so the field is required.
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeastOne {}
