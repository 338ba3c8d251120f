package org.muster.projections.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.announcement.Retraction;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.json.WireNames;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.source.Source;

/// An announcement in short: who said what when, and where that can be read.
public final class Cited {

  /// The columns of CSV.
  public static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "contributor",
          "stage",
          "announced",
          "saidBy",
          "quote",
          "source.publisher",
          "source.title",
          "source.url");

  private Cited() {}

  /// As it was recorded.
  public static ObjectNode json(Recorded recorded) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Announcement announcement = recorded.announcement();
    json.put("id", recorded.id().toString());
    json.put("type", AnnouncementType.of(announcement).name());
    json.put("contributor", announcement.contributor());
    json.put("stage", stage(announcement));
    Edtf announced = announcement.header().announced();
    json.put("announced", announced == null ? null : announced.text());
    json.put("saidBy", announcement.header().saidBy());
    json.put("recordedAt", recorded.recordedAt().toString());
    Source source = bestOf(announcement.header().sources());
    json.put("quote", source.quote());
    ObjectNode from = json.putObject("source");
    from.put("publisher", source.publisher());
    from.put("title", source.title());
    from.put("url", source.url());
    from.put("published", source.published() == null ? null : source.published().text());
    return json;
  }

  private static @Nullable String stage(Announcement announcement) {
    Claim claim =
        switch (announcement) {
          case Claim itself -> itself;
          case Correction correction -> correction.announcement();
          case Retraction retraction -> null;
          case Dispute dispute -> null;
        };
    return claim == null ? null : WireNames.of(claim.subject().stageOrReported());
  }

  /// The best graded of those that are quoted, else the best graded.
  private static Source bestOf(List<Source> sources) {
    return Objects.requireNonNull(
        sources.stream()
            .min(
                Comparator.comparing((Source source) -> source.quote() == null)
                    .thenComparing(Source::reliabilityOrUnjudged)
                    .thenComparing(Source::credibilityOrUnjudged))
            .orElse(null));
  }
}
