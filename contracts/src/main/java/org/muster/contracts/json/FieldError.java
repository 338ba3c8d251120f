package org.muster.contracts.json;

/// What is wrong with one place of a body.
///
/// @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole body
/// @param detail the rule that it breaks
public record FieldError(String pointer, String detail) {}
