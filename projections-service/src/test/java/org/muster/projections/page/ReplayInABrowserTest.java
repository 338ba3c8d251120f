package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ReplayInABrowserTest {

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
  void a_replay_is_tried_run_watched_and_taken_back() {
    counted("LIVE-REPLAY");
    page.navigate("/replays");
    button("Dry run").click();
    assertThat(page.locator("#chosen-title .chip")).hasText("done");
    assertThat(page.locator(".findings")).containsText("strength-reported");
    button("Replay").click();
    assertThat(page.locator("#chosen-title")).not().containsText("Dry run");
    assertThat(page.locator("#chosen-title .chip"))
        .hasText("promoted", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    Browser.screenshot(page, "replay");
    Locator generations = page.locator("#generations-title ~ .scroll tbody tr");
    String made = generations.first().locator("th").textContent();
    assertThat(generations.first()).containsText("answers");
    page.locator("[data-do=promote]").first().click();
    assertThat(generations.first()).containsText("kept");
    assertThat(button("Go back to generation " + made)).isVisible();
    assertThat(browser.complaints()).isEmpty();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void counted(String mission) {
    log.append(Said.strength(mission, 10_000, "2022-10-31"));
    TestLog.Place last = log.append(Said.strength(mission, "BEN", 400, "2022-10-31"));
    Asking.notBefore(live, last).get("/v1/missions").then().statusCode(200);
  }
}
