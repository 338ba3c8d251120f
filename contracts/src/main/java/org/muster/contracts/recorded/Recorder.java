package org.muster.contracts.recorded;

import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.MaxLength;

/// Who recorded an announcement, as stamped by the events-service: never taken from the client's
/// body.
///
/// @param issuer who vouches for the subject; `local` without tokens
/// @param subject a pseudonymous name, a desk rather than a person
/// @param role `recorder` or `editor`; an editor may correct and retract what others recorded (R8c)
@Doc(
    "Who recorded an announcement, as stamped by the events-service: never taken from the client's body")
public record Recorder(
    @Doc("Who vouches for the subject") @MaxLength(200) String issuer,
    @Doc("A pseudonymous name") @MaxLength(200) String subject,
    @Doc("recorder or editor") @MaxLength(40) String role) {

  /// The role that may correct and retract what others recorded.
  public static final String EDITOR = "editor";

  public boolean isEditor() {
    return role.equals(EDITOR);
  }

  /// Whether this is the same person or desk, in whatever role.
  public boolean sameAs(Recorder other) {
    return issuer.equals(other.issuer) && subject.equals(other.subject);
  }
}
