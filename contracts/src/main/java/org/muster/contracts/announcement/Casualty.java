package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.CountryCode;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.quantity.Quantity;

/// How many of one class of victims an incident killed or injured.
@Doc("How many of one class of victims an incident killed or injured")
public record Casualty(
    @Doc("Whom it struck") Victims victims,
    @Doc("The contributor whose people they were") @CountryCode @Nullable String contributor,
    @Doc("How many were killed") @Nullable Quantity killed,
    @Doc("How many were injured") @Nullable Quantity injured) {}
