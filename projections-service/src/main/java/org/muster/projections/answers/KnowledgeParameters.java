package org.muster.projections.answers;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The parameters that nearly every question has, for the API's description; [PostureQuestion]
/// reads them.
public class KnowledgeParameters {

  @Parameter(
      description =
          "implemented, official, announced (default), intended or worst: which stages of plans"
              + " count")
  @QueryParam("scenario")
  public @Nullable String scenario;

  @Parameter(description = "recorded (default), announced or published: what knownAt cuts by")
  @QueryParam("basis")
  public @Nullable String basis;

  @Parameter(description = "Only what was known then: a day (to its end) or a time, UTC")
  @QueryParam("knownAt")
  public @Nullable String knownAt;

  @Parameter(description = "Only what the log had then: a position vector")
  @QueryParam("atPosition")
  public @Nullable String atPosition;

  @Parameter(description = "step-at-deadline (default) or linear: the best figure in a window")
  @QueryParam("policy")
  public @Nullable String policy;

  @Parameter(description = "How far \"about\" may be off, from 0 to 1; 0.1 by default")
  @QueryParam("about")
  public @Nullable String about;
}
