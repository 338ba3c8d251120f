package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Asking;
import org.muster.projections.Samples;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PageInABrowserTest {

  private static final String[] ARTICLE = {
    "minusma-at-a-crossroads.ndjson", "minusma-counts-2022-11.ndjson"
  };
  private static final String[] EVERYTHING = {
    "minusma-at-a-crossroads.ndjson",
    "minusma-counts-2022-11.ndjson",
    "minusma-2022-2023.ndjson",
    "minusma-disputes.ndjson",
    "minusma-2013.ndjson"
  };
  private static final String SUMMER = "?on=2023-05-01";

  private static boolean told;

  @Inject LiveProjection live;

  @TestHTTPResource String origin = "";

  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.start(origin.replaceAll("/$", ""));
    if (!told) {
      try (TestLog log = TestLog.ofService()) {
        TestLog.Place article = Samples.append(log, "CROSSROADS", ARTICLE);
        TestLog.Place everything = Samples.append(log, "MINUSMA", EVERYTHING);
        Asking.notBefore(live, article).get("/v1/missions").then().statusCode(200);
        Asking.notBefore(live, everything).get("/v1/missions").then().statusCode(200);
      }
      told = true;
    }
  }

  @AfterEach
  void nothing_was_refused_or_loaded_from_elsewhere() {
    if (browser != null) {
      var complaints = browser.complaints();
      browser.close();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void the_worked_answers_stand_on_the_page() {
    Page page = browser.page();
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    assertThat(figure(page, "Deployed")).containsText("13,846");
    assertThat(figure(page, "Deployed")).containsText("at least 12,428, at most 13,846");
    assertThat(figure(page, "Operational")).containsText("at least 11,199, at most 12,617");
    assertThat(figure(page, "Reduction")).containsText("at least 256, at most 1,674");
    page.navigate("/missions/CROSSROADS?on=2023-12-31&scenario=worst");
    assertThat(figure(page, "Reduction")).containsText("at least 859, at most 3,506");
  }

  @Test
  void it_is_shown_in_light_and_dark_on_paper_and_phones() {
    Page light = browser.page();
    light.navigate("/");
    Browser.screenshot(light, "missions");
    light.navigate("/missions/MINUSMA" + SUMMER);
    settled(light);
    Browser.screenshot(light, "mission");
    Page dark = browser.page(1280, 900, ColorScheme.DARK, true);
    dark.navigate("/missions/MINUSMA" + SUMMER);
    settled(dark);
    Browser.screenshot(dark, "mission-dark");
    Page phone = browser.page(390, 844, ColorScheme.LIGHT, true);
    phone.navigate("/missions/MINUSMA" + SUMMER);
    settled(phone);
    Browser.screenshot(phone, "mission-phone");
    Object overflow =
        phone.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).as("what sticks out of a phone's screen, in pixels").isEqualTo(0);
  }

  @Test
  void without_javascript_everything_can_be_read() {
    Page page = browser.page(1280, 900, ColorScheme.LIGHT, false);
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    assertThat(figure(page, "Deployed")).containsText("13,846");
    assertThat(page.locator("table.contributors tbody tr th a").first()).isVisible();
  }

  @Test
  void the_keyboard_reaches_the_content_first() {
    Page page = browser.page();
    page.navigate("/missions/CROSSROADS");
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.LINK, named("Skip to the content"))).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#content")).isFocused();
  }

  private static void settled(Page page) {
    page.waitForLoadState();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator figure(Page page, String label) {
    return page.locator(".figure")
        .filter(new Locator.FilterOptions().setHas(page.locator("dt", text(label))));
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
