package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// The date must have a last day.
@Retention(RetentionPolicy.RUNTIME)
public @interface LatestDay {}
