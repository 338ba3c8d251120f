package org.muster.cli.stack;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// Somebody before the page of a running stack, in a Chromium without a window.
final class PageVisit implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final double PATIENCE_MS = 20_000;

  private final Playwright playwright;
  private final Browser chromium;
  private final String origin;

  private PageVisit(Playwright playwright, Path executable, String origin) {
    this.playwright = playwright;
    this.origin = origin;
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /// Begins one; skips the test where no Chromium is installed.
  static PageVisit of(String origin) {
    Path executable = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    Assumptions.assumeTrue(
        executable != null, "SKIPPED: no Chromium is installed (apt-get install chromium)");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new PageVisit(playwright, executable, origin);
  }

  Page page(String address) {
    Page page =
        chromium.newPage(new Browser.NewPageOptions().setBaseURL(origin).setLocale("en-GB"));
    page.navigate(address);
    return page;
  }

  static void fill(Page page, Map<String, String> values) {
    values.forEach((pointer, value) -> field(page, pointer).fill(value));
  }

  static Locator field(Page page, String pointer) {
    return page.locator("[name='%s']".formatted(pointer));
  }

  /// Sends the form and waits for what the events-service answers.
  static Response send(Page page) {
    return page.waitForResponse(
        answer ->
            answer.url().endsWith("/v1/announcements") && answer.request().method().equals("POST"),
        () -> page.locator(".send button").click());
  }

  static void follow(Page page, String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
        .first()
        .click();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
