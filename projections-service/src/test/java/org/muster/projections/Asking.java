package org.muster.projections;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.muster.projections.live.LiveProjection;
import org.muster.projections.log.Log;

/// Requests for tests that must not be answered from before what they wrote.
public final class Asking {
  private Asking() {}

  /// A request that waits until a record has been projected.
  public static RequestSpecification notBefore(LiveProjection live, TestLog.Place place) {
    return given().header("Muster-Position", token(live, place)).header("Prefer", "wait=30");
  }

  /// Where a record stands, as a position token.
  public static String token(LiveProjection live, TestLog.Place place) {
    return "%s:%d:%d".formatted(log(live).lineage(), place.partition(), place.offset());
  }

  /// The log that is followed, as soon as one is.
  public static Log log(LiveProjection live) {
    await().atMost(Duration.ofSeconds(30)).until(() -> live.log().isPresent());
    return live.log().orElseThrow();
  }
}
