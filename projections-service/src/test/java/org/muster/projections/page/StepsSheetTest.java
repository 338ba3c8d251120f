package org.muster.projections.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsSheetTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String POSTURE =
      """
      {"mission": "ANY", "on": "2023-07-01", "scenario": "announced"}\
      """;

  @Test
  void the_page_after_this_one_is_asked_as_this_one_was() throws Exception {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("on", "2023-07-01");
    asked.putSingle("policy", "linear");
    asked.putSingle("about", "0190 a&b");
    asked.putSingle("atPosition", "k3x:1.2");
    asked.putSingle("after", "k3x:3:7");
    asked.putSingle("cursor", "the one before");

    StepsSheet sheet = sheet("\"2024-01-01+\"", asked);

    assertThat(sheet.next())
        .isEqualTo(
            "/missions/ANY/steps?about=0190+a%26b&after=k3x%3A3%3A7&atPosition=k3x%3A1.2&on=2023-07-01&policy=linear&cursor=2024-01-01%2B");
  }

  @Test
  void pages_of_the_same_question_are_asked_with_all_of_it_that_they_take() throws Exception {
    MultivaluedMap<String, String> asked = new MultivaluedHashMap<>();
    asked.putSingle("policy", "linear");
    asked.putSingle("about", "0.2");
    asked.putSingle("atPosition", "k3x:1.2");

    Controls controls = sheet("null", asked).controls();

    assertThat(controls.query())
        .isEqualTo("?on=2023-07-01&scenario=announced&atPosition=k3x%3A1.2&about=0.2");
    assertThat(controls.kept())
        .containsExactly(new Controls.Kept("policy", "linear"), new Controls.Kept("about", "0.2"));
    assertThat(controls.words()).contains("at the position k3x:1.2");
  }

  @Test
  void behind_the_last_page_there_is_none() throws Exception {
    assertThat(sheet("null", new MultivaluedHashMap<>()).next()).isEmpty();
  }

  private static StepsSheet sheet(String next, MultivaluedMap<String, String> asked)
      throws JsonProcessingException {
    JsonNode timeline = JSON.readTree("{\"timeline\": [], \"next\": %s}".formatted(next));
    return StepsSheet.of(JSON.readTree(POSTURE), timeline, List.of(), visit(asked));
  }

  /// A visit whose address has these parameters, and of which nothing else is known.
  private static Api.Visit visit(MultivaluedMap<String, String> parameters) {
    UriInfo uri =
        (UriInfo)
            Proxy.newProxyInstance(
                UriInfo.class.getClassLoader(),
                new Class<?>[] {UriInfo.class},
                (proxy, method, arguments) -> parameters);
    HttpHeaders headers =
        (HttpHeaders)
            Proxy.newProxyInstance(
                HttpHeaders.class.getClassLoader(),
                new Class<?>[] {HttpHeaders.class},
                (proxy, method, arguments) -> null);
    return new Api.Visit(uri, headers);
  }
}
