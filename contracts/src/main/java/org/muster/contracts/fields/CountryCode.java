package org.muster.contracts.fields;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// An ISO 3166-1 alpha-3 code.
@Retention(RetentionPolicy.RUNTIME)
public @interface CountryCode {}
