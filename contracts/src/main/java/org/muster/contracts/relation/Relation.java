package org.muster.contracts.relation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.ExactlyOne;
import org.muster.contracts.fields.MaxLength;

/// A link to another announcement, by its id or by the key that the same client gave it. What is
/// recorded is always the id.
@Doc("A link to another announcement, by its id or by the key that the same client gave it")
@ExactlyOne({"id", "key"})
public record Relation(
    @Doc("What this announcement is to the other") Rel rel,
    @Doc("The other's id") @Nullable UUID id,
    @Doc("The other's key, of the same client") @MaxLength(200) @Nullable String key) {

  public Relation {
    if ((id == null) == (key == null)) {
      throw new IllegalArgumentException("needs an id or a key, one of the two");
    }
  }

  public static Relation to(Rel rel, UUID id) {
    return new Relation(rel, id, null);
  }
}
