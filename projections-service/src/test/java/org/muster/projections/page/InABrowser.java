package org.muster.projections.page;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

/// A browser before the service, and the log that the service reads.
abstract class InABrowser {

  @Inject LiveProjection live;

  @TestHTTPResource String origin = "";

  Browser browser;
  TestLog log;
  Page page;

  @BeforeEach
  void open() {
    browser = Browser.start(origin);
    log = TestLog.ofService();
    page = browser.page();
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
      log.close();
    }
  }

  /// A mission of 10,000, 400 of them from Benin, is projected.
  void counted(String mission) {
    log.append(Said.strength(mission, 10_000, "2022-10-31"));
    TestLog.Place last = log.append(Said.strength(mission, "BEN", 400, "2022-10-31"));
    Asking.notBefore(live, last).get("/v1/missions").then().statusCode(200);
  }
}
