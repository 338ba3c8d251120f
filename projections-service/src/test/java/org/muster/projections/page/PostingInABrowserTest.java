package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.Said;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class PostingInABrowserTest extends InABrowser {

  private Desk desk;

  @BeforeEach
  void stand() {
    desk = new Desk(live, log);
    desk.stand(page);
  }

  @Test
  void a_form_helps_previews_tells_errors_at_their_fields_and_cannot_double() {
    counted("POSTED");
    page.navigate("/post?type=withdrawal-announced&mission=POSTED");
    field("/contributor").fill("Benin");
    field("/contributor").blur();
    assertThat(field("/contributor")).hasValue("BEN");
    field("/completes").fill("[2022-11-14..2023-05-14]");
    assertThat(page.locator("main"))
        .containsText("some day between 14 November 2022 and 14 May 2023");
    field("/stage").selectOption("announced");
    field("/extent").selectOption("whole");
    field("/announced").fill("2022-11-14");
    page.locator("#preview-on").fill("2023-06-01");
    page.locator("[data-do=preview]").click();
    Locator deployed = page.locator(".preview tbody tr").first();
    assertThat(deployed.locator("td").first()).hasText("10,000");
    assertThat(deployed.locator("td").last()).hasText("9,600");
    Browser.screenshot(page, "post");
    page.locator(".send button").click();
    assertThat(page.locator(".problem")).isFocused();
    assertThat(field("/sources/0/publisher")).hasAttribute("aria-invalid", "true");
    Browser.screenshot(page, "post-errors");
    field("/sources/0/publisher").fill("A newspaper");
    field("/sources/0/title").fill("Benin leaves");
    desk.loseNextAnswer();
    page.locator(".send button").click();
    assertThat(page.locator(".send [role=status]")).containsText("cannot be recorded twice");
    page.locator(".send button").click();
    assertThat(page.locator("[data-again]")).isVisible();
    page.locator("[data-to=journal]").click();
    assertThat(page.locator(".told > li")).hasCount(3);
    assertThat(page.locator(".told > li").first()).containsText("Benin leaves");
    assertThat(desk.taken()).hasSize(1);
  }

  @Test
  void what_is_on_record_is_corrected_from_the_journal() {
    log.append(Said.leaving("POSTED-WRONG", "BEN", "2022-11-10", "2023-12-31"));
    counted("POSTED-WRONG");
    page.navigate("/journal?mission=POSTED-WRONG&type=withdrawal-announced");
    page.locator(".acts a").first().click();
    assertThat(page.locator("h1")).hasText("Correct an announcement");
    assertThat(field("/announcement/contributor")).hasValue("BEN");
    field("/announcement/completes").fill("[..2023-06-30]");
    field("/sources/0/publisher").fill("A newspaper");
    field("/sources/0/title").fill("An erratum");
    page.locator(".send button").click();
    assertThat(page.locator(".recorded")).isVisible();
    page.locator("[data-to=mission]").click();
    assertThat(page).hasURL(Pattern.compile("/missions/POSTED-WRONG"));
    assertThat(page.locator("table.contributors")).containsText("by 30 June 2023");
  }

  private Locator field(String pointer) {
    return page.locator("[name='%s']".formatted(pointer));
  }
}
