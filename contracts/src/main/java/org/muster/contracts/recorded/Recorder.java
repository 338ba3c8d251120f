package org.muster.contracts.recorded;

/// Who recorded an announcement, as stamped by the events-service: never taken from the client's
/// body.
///
/// @param issuer who vouches for the subject; `local` without tokens
/// @param subject a pseudonymous name, a desk rather than a person
/// @param role `recorder` or `editor`; an editor may correct and retract what others recorded (R8c)
public record Recorder(String issuer, String subject, String role) {

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
