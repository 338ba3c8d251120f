package org.muster.projections.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// A Chromium without a window, and what it complained of.
final class Browser implements AutoCloseable {

  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("muster.screenshots", "target/screenshots"));

  private static final double PATIENCE_MS = 20_000;

  private final String origin;
  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  private Browser(String origin, Playwright playwright, Path executable) {
    this.origin = origin.replaceAll("/$", "");
    this.playwright = playwright;
    this.chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setEnv(Map.of("LANGUAGE", "en_GB"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--lang=en-GB")));
  }

  /// Starts it; skips the test where no Chromium is installed.
  static Browser start(String origin) {
    Path executable = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
    Assumptions.assumeTrue(
        executable != null, "SKIPPED: no Chromium is installed (apt-get install chromium)");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Browser(origin, playwright, executable);
  }

  /// A page of that width, which may load nothing from elsewhere and posts to the events-service
  /// only.
  Page page(int width, int height, ColorScheme colors, boolean javaScript) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(this.origin)
                .setViewportSize(width, height)
                .setColorScheme(colors)
                .setLocale("en-GB")
                .setJavaScriptEnabled(javaScript));
    Page page = context.newPage();
    page.onRequest(request -> {
      if (!request.url().startsWith(origin)
          && !request.url().startsWith(Desk.ADDRESS)
          && !request.url().startsWith("data:")) {
        complaints.add("a request elsewhere: " + request.url());
      }
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add("the console: " + message.text());
      }
    });
    page.onPageError(error -> complaints.add("a script: " + error));
    return page;
  }

  Page page() {
    return page(1280, 900, ColorScheme.LIGHT, true);
  }

  /// Requests to other hosts, errors of scripts, what the content security policy refused.
  List<String> complaints() {
    return complaints;
  }

  static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
