package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;

/// WCAG 2.2 AA as far as axe can tell, and the way through the pages by keyboard alone.
@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PageForEverybodyTest extends InABrowser {

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final List<String> PAGES =
      List.of(
          "/",
          "/missions/MINUSMA?on=2023-05-01&leave=DEU&by=2023-07-31",
          "/missions/EXAMPLE/casualties",
          "/replays",
          "/post?mission=EXAMPLE",
          "/post?type=incident-reported",
          "/missions/MINUSMA/contributors/CIV?on=2023-05-01",
          "/journal?mission=CROSSROADS",
          "/journal?mission=NOBODY");

  @BeforeEach
  void set() {
    Stage.set(live);
  }

  @AfterEach
  void nothing_was_refused_or_loaded_from_elsewhere() {
    if (browser != null) {
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void no_rule_of_accessibility_is_broken_in_light() {
    assertThat(violations(browser.page())).isEmpty();
  }

  @Test
  void no_rule_of_accessibility_is_broken_in_the_dark() {
    assertThat(violations(browser.page(1280, 900, ColorScheme.DARK, true))).isEmpty();
  }

  @Test
  void no_rule_of_accessibility_is_broken_on_a_phone() {
    assertThat(violations(browser.page(390, 844, ColorScheme.LIGHT, true))).isEmpty();
  }

  @Test
  void the_keyboard_reaches_the_content_first() {
    page.navigate("/missions/CROSSROADS");
    page.keyboard().press("Tab");
    assertThat(page.getByRole(AriaRole.LINK, named("Skip to the content"))).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#content")).isFocused();
  }

  @Test
  void whatever_the_keyboard_reaches_shows_that_it_is_reached() {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    assertThat(page.locator("#chart .plot .uplot")).isVisible();
    for (int i = 0; i < 40; i++) {
      page.keyboard().press("Tab");
      Object outline =
          page.evaluate(
              "(e => e === document.body ? 3 : parseFloat(getComputedStyle(e).outlineWidth))"
                  + "(document.activeElement)");
      assertThat(((Number) outline).doubleValue())
          .as("the outline of " + page.evaluate("document.activeElement.outerHTML"))
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void contributors_are_sorted_and_filtered_and_the_chart_is_read_by_keyboard() {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    page.locator("select[name=show]").focus();
    page.keyboard().type("suspended");
    assertThat(page.locator("table.contributors tbody tr")).hasCount(1);
    assertThat(page.locator("table.contributors tbody th")).hasText("Egypt");
    page.keyboard().press("Home");
    assertThat(page.locator("table.contributors tbody tr")).not().hasCount(1);
    page.locator("select[name=sort]").focus();
    page.keyboard().press("End");
    assertThat(page).hasURL(Pattern.compile("sort=name"));
    assertThat(page.locator("table.contributors tbody th").first()).hasText("Benin");
    assertThat(page.locator("#chart:not([aria-busy])")).isVisible(); // its marks are made anew
    page.locator(".announcement").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".opened a").first()).isVisible();
    page.locator("#steps summary").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#steps tbody tr").first()).isVisible();
  }

  private static List<String> violations(Page page) {
    return PAGES.stream().flatMap(address -> violations(page, address)).toList();
  }

  private static Stream<String> violations(Page page, String address) {
    page.navigate(address);
    if (page.locator(".chart").count() > 0) {
      assertThat(page.locator(".chart .uplot").first()).isVisible();
    }
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream()
            .map(broken -> "%s: %s".formatted(address, told(broken)));
  }

  private static String told(Rule broken) {
    return "%s (%s) at %s"
        .formatted(
            broken.getId(),
            broken.getHelp(),
            broken.getNodes().stream().limit(3).map(node -> node.getHtml()).toList());
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
