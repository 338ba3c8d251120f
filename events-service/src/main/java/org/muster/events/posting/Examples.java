package org.muster.events.posting;

/// Announcements as the documents show them.
public final class Examples {
  private Examples() {}

  public static final String WITHDRAWAL =
      """
      {"type": "withdrawal-announced", "mission": "MINUSMA", "contributor": "BEN", "saidBy": "BEN",
       "stage": "intended", "extent": "whole",
       "personnel": {"value": 450, "qualifier": "about", "text": "about 450"},
       "announced": "[2022-01-01..2022-11-10]", "completes": "[..2023-12-31]",
       "sources": [{"publisher": "International Crisis Group", "title": "MINUSMA at a Crossroads",
                    "published": "2022-12", "directness": "secondary",
                    "reliability": "B", "credibility": "2"}]}
      """;

  public static final String SUSPENSION =
      """
      {"type": "suspension-announced", "mission": "MINUSMA", "contributor": "EGY", "saidBy": "EGY",
       "stage": "announced", "extent": "whole", "announced": "2022-07-15", "starts": "2022-08-15",
       "sources": [{"publisher": "International Crisis Group", "title": "MINUSMA at a Crossroads",
                    "published": "2022-12"}]}
      """;

  public static final String INCIDENT =
      """
      {"type": "incident-reported", "mission": "MINUSMA", "category": "hostile-act",
       "occurred": "2022-06-03",
       "casualties": [{"victims": "peacekeeper", "contributor": "EGY",
                       "killed": {"value": 2, "qualifier": "exact"}}],
       "sources": [{"publisher": "International Crisis Group", "title": "MINUSMA at a Crossroads",
                    "published": "2022-12"}]}
      """;

  public static final String CLOUD_EVENT =
      """
      {"specversion": "1.0", "id": "2022-117", "source": "https://example.org/desk",
       "type": "org.muster.incident-reported.v1",
       "data": {"type": "incident-reported", "mission": "MINUSMA", "category": "hostile-act",
                "occurred": "2022-06-03",
                "sources": [{"publisher": "International Crisis Group",
                             "title": "MINUSMA at a Crossroads"}]}}
      """;

  public static final String LINES =
      """
      {"type":"context-noted","mission":"MINUSMA","key":"a1","text":"…","sources":[{"publisher":"P","title":"T"}]}
      {"type":"context-noted","mission":"MINUSMA","key":"a2","text":"…","sources":[{"publisher":"P","title":"T"}]}
      """;

  public static final String LINE_RESULTS =
      """
      {"line":1,"status":201,"id":"0190163d-8694-739b-aea5-966c26f8ad90","position":"4ed7a1e6:3:41"}
      {"line":2,"status":400,"detail":"one thing is wrong with it","errors":[{"pointer":"/text","detail":"is required"}]}
      """;
}
