package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Said;

/// What happens while somebody looks: announcements, and a lost connection.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class LiveInABrowserTest extends InABrowser {

  /// A busy machine is given time; what is measured is told.
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void what_is_announced_elsewhere_appears_soon_and_is_said_politely() {
    counted("LIVE");
    page.navigate("/missions/LIVE");
    assertThat(page.locator("#chart .plot .uplot")).isVisible();
    log.append(Said.leaving("LIVE", "BEN", "2022-11-10", "2023-12-31"));
    long appended = System.nanoTime();
    assertThat(page.locator("table.contributors"))
        .containsText(
            "by 31 December 2023",
            new LocatorAssertions.ContainsTextOptions().setTimeout(SOON.toMillis()));
    System.out.printf(
        "from the log to the page: %d ms%n",
        Duration.ofNanos(System.nanoTime() - appended).toMillis());
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
}
