package org.muster.contracts.source;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.OneOrMore;
import org.muster.contracts.fields.WebAddress;

/// Where a claim was read or heard. It has a publisher, and a title or an address.
@Doc("Where a claim was read or heard")
@OneOrMore({"title", "url"})
public record Source(
    @Doc("Who published it") @MaxLength(200) String publisher,
    @Doc("Its title") @MaxLength(300) @Nullable String title,
    @Doc("Its address on the web; never fetched by Muster") @WebAddress @MaxLength(2000)
        @Nullable String url,
    @Doc("When it was published") @Nullable Edtf published,
    @Doc("One sentence of it at most") @MaxLength(400) @Nullable String quote,
    @Doc("How near the publisher was to what it says") @Nullable Directness directness,
    @Doc("Admiralty grade of the source, A best, F cannot be judged (the default)")
        @Nullable Reliability reliability,
    @Doc("Admiralty grade of the claim, 1 best, 6 cannot be judged (the default)")
        @Nullable Credibility credibility) {

  public Source {
    if (title == null && url == null) {
      throw new IllegalArgumentException("needs a title or a url");
    }
  }

  /// The grade of the source, `F` where none was given.
  public Reliability reliabilityOrUnjudged() {
    return reliability == null ? Reliability.F : reliability;
  }

  /// The grade of the claim, `6` where none was given.
  public Credibility credibilityOrUnjudged() {
    return credibility == null ? Credibility.SIX : credibility;
  }
}
