package org.muster.contracts.announcement;

/// The population that a number counts: `uniformed` is military and police, `all` is uniformed and
/// civilian in one number.
public enum Component {
  MILITARY,
  POLICE,
  UNIFORMED,
  CIVILIAN,
  ALL,
  UNSPECIFIED
}
