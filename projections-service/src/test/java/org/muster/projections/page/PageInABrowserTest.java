package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PageInABrowserTest extends InABrowser {

  private static final String SUMMER = "?on=2023-05-01";

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
  void the_worked_answers_stand_on_the_page() {
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
  void why_is_told_with_quotes_and_links() {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    page.locator("table.contributors")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("United Kingdom"))
        .click();
    assertThat(page.locator("h1")).hasText("United Kingdom");
    assertThat(page.locator(".told blockquote").first()).containsText("pull out");
    assertThat(page.locator(".told .source a").first())
        .hasAttribute("rel", "noopener noreferrer nofollow");
    Browser.screenshot(page, "why");
    page.navigate("/journal?mission=CROSSROADS&q=rotation");
    assertThat(page.locator(".told > li").first()).isVisible();
    Browser.screenshot(page, "journal");
  }

  @Test
  void knowledge_is_replayed_in_place_and_has_an_address() {
    page.navigate("/missions/MINUSMA?on=2023-12-31");
    settled(page);
    page.locator("input[name=knownAt]").fill("2022-11-13");
    page.locator("select[name=basis]").selectOption("announced");
    assertThat(page.locator(".asked")).containsText("had been announced by 13 November 2022");
    assertThat(page).hasURL(Pattern.compile("knownAt=2022-11-13"));
    settled(page);
    assertThat(page.locator("#chart output")).hasText("as announced by 13 November 2022");
    Browser.screenshot(page, "time-travel");
    page.locator("#known-slider").focus();
    page.keyboard().press("ArrowRight");
    assertThat(page).hasURL(Pattern.compile("basis=announced&knownAt=2022-11-1[4-9]"));
    assertThat(page.locator("#chart .plot .uplot")).isVisible();
  }

  @Test
  void what_would_be_if_some_left_has_both_figures_both_curves_and_an_address() {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    settled(page);
    page.locator("input[name=by]").fill("2023-06-30");
    page.locator("input[value=EGY]").check();
    assertThat(page.locator("#supposed caption")).containsText("by 30 June 2023");
    Locator deployed = page.locator("#supposed tbody tr").first();
    assertThat(deployed.locator("td").first()).hasText("13,846 (12,428 – 13,846)");
    assertThat(deployed.locator("td").last()).hasText("12,617 (11,199 – 12,617)");
    assertThat(page).hasURL(Pattern.compile("leave=EGY"));
    assertThat(page.locator(".supposed-key")).isVisible();
    Page elsewhere = browser.page(1280, 900, ColorScheme.LIGHT, false);
    elsewhere.navigate(page.url());
    assertThat(elsewhere.locator("#supposed tbody tr").first())
        .containsText("12,617 (11,199 – 12,617)");
    page.locator("input[name=of-EGY]").fill("229");
    page.locator("input[name=of-EGY]").blur();
    assertThat(deployed.locator("td").last()).hasText("13,617 (12,199 – 13,617)");
    page.navigate("/missions/MINUSMA?on=2023-05-01&leave=DEU&leave=TCD&by=2023-03-31");
    settled(page);
    Browser.screenshot(page, "what-if");
  }

  @Test
  void a_period_is_chosen_and_has_an_address() {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    settled(page);
    assertThat(page).hasURL(Pattern.compile("on=2023-07-01$"));
    page.locator("input[name=from]").fill("2023-01-01");
    page.locator("input[name=to]").fill("2023-12-31");
    assertThat(page).hasURL(Pattern.compile("from=2023-01-01&to=2023-12-31"));
    page.locator(".strip .u-over").scrollIntoViewIfNeeded();
    var strip = page.locator(".strip .u-over").boundingBox();
    page.mouse().move(strip.x + strip.width / 2, strip.y + 5);
    page.mouse().down();
    page.mouse().move(strip.x + strip.width * 0.75, strip.y + 5);
    page.mouse().up();
    assertThat(page).not().hasURL(Pattern.compile("from=2023-01-01"));
    assertThat(page).hasURL(Pattern.compile("from=20"));
  }

  @Test
  void the_chart_is_taken_away_as_figures_and_as_a_picture() throws IOException {
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    settled(page);
    Download figures = page.waitForDownload(() -> page.locator("[data-do=csv]").click());
    assertThat(figures.suggestedFilename()).isEqualTo("CROSSROADS-2023-07-01.csv");
    assertThat(Files.readString(figures.path())).contains("deployed_low").contains("12428");
    Download picture = page.waitForDownload(() -> page.locator("[data-do=png]").click());
    assertThat(picture.suggestedFilename()).isEqualTo("CROSSROADS-2023-07-01.png");
    assertThat(Files.readAllBytes(picture.path())).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void incidents_are_told_by_month_and_cause_and_what_nobody_said_is_not_zero() {
    page.navigate("/missions/EXAMPLE/casualties");
    assertThat(page.locator("#casualties-chart .uplot")).isVisible();
    assertThat(month(page, "2022-06")).containsText("3 / 4");
    assertThat(month(page, "2022-09").locator("td").nth(1)).hasText("unknown / 6");
    assertThat(month(page, "")).containsText("no certain month");
    assertThat(month(page, "").locator("td").nth(2)).hasText("1 / 0");
    Browser.screenshot(page, "casualties");
    page.navigate("/missions/MINUSMA/casualties");
    assertThat(page.locator("main")).containsText("311");
    assertThat(page.locator("main")).containsText("never added");
  }

  @Test
  void what_contradicts_each_other_stands_side_by_side() {
    page.navigate("/missions/MINUSMA/contributors/CIV?on=2023-05-01");
    assertThat(page.locator("#contradictions-title")).isVisible();
    assertThat(page.locator(".sides").first().locator("article")).hasCount(2);
    Browser.screenshot(page, "contradictions");
  }

  @Test
  void all_scripts_together_are_small_and_the_page_is_there_soon() {
    page.navigate("/missions/MINUSMA" + SUMMER);
    settled(page);
    int bytes =
        ((Number)
                page.evaluate(
                    """
                    performance.getEntriesByType('resource')
                      .filter(({name}) => name.endsWith('.js'))
                      .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)\
                    """))
            .intValue();
    assertThat(bytes).as("scripts in bytes, as sent").isBetween(10_000, 60_000);
    System.out.printf(
        "scripts: %,d bytes as sent; first contentful paint: %s ms%n",
        bytes,
        page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime"));
  }

  private static Locator month(Page page, String month) {
    return page.locator("#months tr[data-month='%s']".formatted(month));
  }

  @Test
  void what_somebody_wrote_into_a_source_is_text_and_nothing_else() {
    page.navigate("/journal?mission=HOSTILE");
    assertThat(page.locator(".told blockquote")).hasText("<script>document.title='x'</script>");
    assertThat(page.locator(".told .source a")).hasText("\" onmouseover=\"x");
    assertThat(page.locator("[onmouseover]")).hasCount(0);
    assertThat(page).hasTitle(Pattern.compile("Journal"));
  }

  @Test
  void without_javascript_everything_can_be_read() {
    Page page = browser.page(1280, 900, ColorScheme.LIGHT, false);
    page.navigate("/missions/CROSSROADS?on=2023-07-01");
    assertThat(figure(page, "Deployed")).containsText("13,846");
    assertThat(page.locator("table.contributors tbody tr th a").first()).isVisible();
  }

  private static void settled(Page page) {
    page.waitForLoadState();
    assertThat(page.locator("#chart:not([aria-busy]) .plot .uplot")).isVisible();
  }

  private static Locator figure(Page page, String label) {
    return page.locator(".figure")
        .filter(new Locator.FilterOptions().setHas(page.locator("dt", text(label))));
  }

  private static Page.LocatorOptions text(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
