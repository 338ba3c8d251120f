package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

/// What happens while somebody looks: announcements, and a lost connection.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LiveInABrowserTest {

  @Inject LiveProjection live;

  @TestHTTPResource String origin = "";

  private Browser browser;
  private TestLog log;
  private Page page;

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

  @Test
  void what_is_announced_elsewhere_appears_and_is_said_politely() {
    counted("LIVE");
    page.navigate("/missions/LIVE");
    assertThat(page.locator("#chart .plot .uplot")).isVisible();
    log.append(Said.leaving("LIVE", "BEN", "2022-11-10", "2023-12-31"));
    assertThat(page.locator("table.contributors")).containsText("by 31 December 2023");
    assertThat(page.locator("#live")).containsText("withdrawal announced · Benin · LIVE");
    assertThat(browser.complaints()).isEmpty();
    Browser.screenshot(page, "live");
  }

  @Test
  void a_lost_connection_is_said_and_mended() {
    counted("LIVE-LOST");
    AtomicInteger tries = new AtomicInteger();
    page.route(
        Pattern.compile(".*/v1/stream.*"),
        route -> {
          switch (tries.getAndIncrement()) {
            case 0 ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("text/event-stream")
                        .setBody("retry: 300\n\n"));
            case 1 -> route.abort();
            default -> route.resume();
          }
        });
    page.navigate("/journal?mission=LIVE-LOST");
    assertThat(page.locator("#live")).containsText("is lost");
    assertThat(page.locator("#live")).containsText("Connected again");
  }

  private void counted(String mission) {
    log.append(Said.strength(mission, 10_000, "2022-10-31"));
    TestLog.Place last = log.append(Said.strength(mission, "BEN", 400, "2022-10-31"));
    Asking.notBefore(live, last).get("/v1/missions").then().statusCode(200);
  }
}
