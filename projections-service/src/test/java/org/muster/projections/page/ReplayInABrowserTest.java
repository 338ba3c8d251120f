package org.muster.projections.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.muster.localstack.LocalStackTestResource;
import org.muster.projections.database.Database;

@QuarkusTest
@WithTestResource(LocalStackTestResource.class)
class ReplayInABrowserTest extends InABrowser {

  private static final int A_PAGE = 100;
  private static final int MISSIONS = 30;

  @Inject Database database;

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
    String made = newest();
    assertThat(generations().first()).containsText("answers");
    page.locator("[data-do=promote]").first().click();
    assertThat(generations().first()).containsText("kept");
    assertThat(button("Go back to generation " + made)).isVisible();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void what_differs_is_told_in_pages_and_promoted_only_if_somebody_accepts_it()
      throws SQLException {
    for (int i = 0; i < MISSIONS; i++) {
      counted("DIFFERS-" + i);
      assertThat(altered("DIFFERS-" + i, 1)).isPositive();
    }
    page.navigate("/replays");
    button("Replay").click();
    assertThat(page.locator("#chosen-title .chip"))
        .hasText("differs", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    assertThat(page.locator(".differences li").first()).containsText("DIFFERS-0");
    assertThat(page.locator(".differences li")).hasCount(A_PAGE);
    page.locator("#board .more").click();
    assertThat(page.locator(".differences")).containsText("DIFFERS-" + (MISSIONS - 1));
    button("Let it answer " + newest()).click();
    assertThat(page.locator(".problem")).isFocused();
    assertThat(page.locator(".problem")).containsText("differ");
    button("Accept that, and let it answer").click();
    assertThat(generations().first()).containsText("answers");
    assertThat(page.locator(".problem")).isHidden();
  }

  @Test
  void a_replay_that_waits_to_be_promoted_can_be_given_up() {
    counted("GIVEN-UP");
    page.navigate("/replays");
    page.locator("[name=hold]").check();
    button("Replay").click();
    assertThat(page.locator("#chosen-title .chip"))
        .hasText("waits to be promoted", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    Request request =
        page.waitForRequest("**/v1/replays/*", () -> button("Give up " + newest()).click());
    assertThat(request.method()).isEqualTo("DELETE");
    assertThat(page.locator("#chosen-title")).containsText(numberOf(request));
  }

  private static String numberOf(Request request) {
    return request.url().substring(request.url().lastIndexOf('/') + 1);
  }

  @Test
  void a_replay_that_waits_says_for_what() throws JsonProcessingException {
    String running =
        """
        {"id": 7, "state": "running", "phase": "verifying", "done": 1, "total": 2, "percent": 60,
         "ratePerSecond": 5, "secondsLeft": null, "waitingFor": %s}\
        """;
    JsonNode replay = new JsonMapper().readTree(running.formatted("null"));
    JsonNode replays = JsonNodeFactory.instance.objectNode().set("replays", list(replay));
    JsonNode none = MissingNode.getInstance();
    String html =
        PageResource.Templates.replays(ReplaySheet.of(replays, replay, none, none)).render();
    String told = running.formatted("\"living-projection\"").replace('\n', ' ');
    answered("**/replays", "text/html", html);
    answered("**/v1/replays/7/stream", "text/event-stream", "data: %s\n\n".formatted(told));
    page.navigate("/replays");
    assertThat(page.locator("#board .waiting")).hasText("· waits for the living projection");
  }

  private void answered(String address, String type, String body) {
    page.route(
        address,
        route -> route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body)));
  }

  private static ArrayNode list(JsonNode one) {
    return JsonNodeFactory.instance.arrayNode().add(one);
  }

  private Locator generations() {
    return page.locator("#generations-title ~ .scroll tbody tr");
  }

  private String newest() {
    return generations().first().locator("th").textContent();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// As a fault would alter rows of the generation that answers.
  private int altered(String mission, int more) throws SQLException {
    return database.write(connection -> {
      try (var update =
          connection.prepareStatement(
              """
              update muster.posture_step set deployed_high = deployed_high + ?
               where mission = ? and contributor = ''
                 and generation = (select generation from muster.promoted)\
              """)) {
        update.setInt(1, more);
        update.setString(2, mission);
        return update.executeUpdate();
      }
    });
  }
}
