package org.muster.projections.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.Recorded;
import org.muster.projections.Asking;
import org.muster.projections.Said;
import org.muster.projections.TestLog;
import org.muster.projections.live.LiveProjection;

/// Takes announcements of a page as the events-service does (docs of `POST /v1/announcements`), and
/// appends them to the log of the test.
final class Desk {

  static final String ADDRESS = "http://localhost:8080";

  private final LiveProjection live;
  private final TestLog log;
  private final Map<String, String> answered = new HashMap<>();
  private final List<String> taken = new ArrayList<>();
  private boolean losesAnswer;

  Desk(LiveProjection live, TestLog log) {
    this.live = live;
    this.log = log;
  }

  void stand(Page page) {
    page.route(ADDRESS + "/**", this::answer);
  }

  /// The next announcement is recorded, but its answer gets lost.
  void loseNextAnswer() {
    losesAnswer = true;
  }

  /// The bodies that were recorded.
  List<String> taken() {
    return taken;
  }

  private void answer(Route route) {
    Request request = route.request();
    String key = request.headers().getOrDefault("idempotency-key", "");
    String before = answered.get(key);
    if (before != null) {
      route.fulfill(recorded(before).setHeaders(headers(before, true)));
      return;
    }
    String body = request.postData();
    switch (AnnouncementJson.read(body.getBytes(StandardCharsets.UTF_8))) {
      case Decoded.Invalid<Announcement>(List<FieldError> errors) ->
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(400)
                  .setHeaders(headers("", false))
                  .setBody("{\"title\":\"Not valid\",\"errors\":[%s]}".formatted(told(errors))));
      case Decoded.Valid<Announcement>(Announcement valid) -> {
        Recorded said = Said.recorded(body);
        String position = Asking.token(live, log.append(said));
        String answer =
            "{\"id\":\"%s\",\"mission\":\"%s\",\"position\":\"%s\"}"
                .formatted(said.id(), valid.mission(), position);
        answered.put(key, answer);
        taken.add(body);
        if (losesAnswer) {
          losesAnswer = false;
          route.abort();
        } else {
          route.fulfill(recorded(answer).setHeaders(headers(answer, false)));
        }
      }
    }
  }

  private static Route.FulfillOptions recorded(String answer) {
    return new Route.FulfillOptions().setStatus(201).setBody(answer);
  }

  private static Map<String, String> headers(String answer, boolean replayed) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Access-Control-Allow-Origin", "*");
    headers.put("Access-Control-Expose-Headers", "muster-position,idempotency-replayed");
    headers.put("Content-Type", "application/json");
    headers.put("Muster-Position", answer.replaceAll(".*\"position\":\"([^\"]*)\".*", "$1"));
    if (replayed) {
      headers.put("Idempotency-Replayed", "true");
    }
    return headers;
  }

  private static String told(List<FieldError> errors) {
    return String.join(
        ",",
        errors.stream()
            .map(error ->
                "{\"pointer\":\"%s\",\"detail\":\"%s\"}"
                    .formatted(error.pointer(), error.detail().replace("\"", "'")))
            .toList());
  }
}
