package org.muster.contracts.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.contracts.json.Bodies.bytes;
import static org.muster.contracts.json.Bodies.errors;
import static org.muster.contracts.json.Bodies.json;
import static org.muster.contracts.json.Bodies.withdrawal;
import static org.muster.contracts.json.Bodies.withdrawalWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input gives errors, never an exception, and never an announcement.
class BadInputTest {

  @Test
  void theBodyThatTheTestsChangeIsRight() {
    assertThat(errors(bytes(withdrawal()))).isEmpty();
  }

  @Test
  void whoGuessesAFieldIsToldWhichThereAre() {
    assertThat(errors(withdrawalWith("personnel", "{'best':60}")))
        .contains(
            new FieldError(
                "/personnel/best",
                "is not a field here; the fields are value, low, high, qualifier, text"));
    assertThat(errors(withdrawalWith("country", "'FIN'")))
        .singleElement()
        .satisfies(error -> assertThat(error.pointer()).isEqualTo("/country"))
        .satisfies(error -> assertThat(error.detail()).contains("contributor", "personnel"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        "null",
        "[]",
        "[{}]",
        "1",
        "\"text\"",
        "true",
        "{",
        "}",
        "{}}",
        "{\"type\"",
        "{\"type\":",
        "{\"type\":\"withdrawal-announced\"",
        "{'type':'x'}",
        "{type:1}",
        "{} {}",
        "{}garbage",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":0x1F}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "// comment\n{}",
        "{\"type\":\"withdrawal-announced\",\"type\":\"withdrawal-announced\"}",
        "{\"a\":{\"b\":1,\"b\":1}}",
        "{\"a\":[{\"b\":1,\"\\u0062\":2}]}",
        "<announcement/>"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    List<FieldError> errors = errors(body.getBytes(UTF_8));
    assertThat(errors).extracting(FieldError::pointer).first().isIn("", "/type");
  }

  @Test
  void aRightBodyIsRefusedWithTextBehindIt() {
    assertThat(errors((withdrawal() + " {}").getBytes(UTF_8))).isNotEmpty();
    assertThat(errors((withdrawal() + "\u0000").getBytes(UTF_8))).isNotEmpty();
    assertThat(errors((withdrawal() + " \r\n").getBytes(UTF_8))).isEmpty();
  }

  @Test
  void aBodyCutAnywhereIsRefused() {
    byte[] whole = bytes(withdrawal());
    for (int length = 0; length < whole.length; length++) {
      assertThat(errors(Arrays.copyOf(whole, length))).as("%d bytes", length).isNotEmpty();
    }
  }

  @Test
  void anAmbiguousBodyWithANameTwiceIsRefused() {
    String twice = withdrawal().toString().replaceFirst("\\{", "{\"mission\":\"UNIFIL\",");
    assertThat(errors(twice.getBytes(UTF_8)))
        .singleElement()
        .satisfies(error -> assertThat(error.detail()).containsIgnoringCase("duplicate"));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 1000, 10_000, 1_000_000})
  void deepNestingIsRefused(int depth) {
    assertThat(errors(("[".repeat(depth) + "]".repeat(depth)).getBytes(UTF_8))).isNotEmpty();
    assertThat(errors("{\"a\":".repeat(depth).getBytes(UTF_8))).isNotEmpty();
    String deep = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    assertThat(errors(withdrawalWith("place", deep))).isNotEmpty();
  }

  /// Each is put in place of the quote's text, raw.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          overlong slash,                 C0AF
          overlong U+0000,                C080
          overlong of three bytes,        E080AF
          encoded high surrogate,         EDA080
          encoded low surrogate,          EDB080
          surrogate pair as six bytes,    EDA0BDEDB880
          lone continuation,              80
          cut sequence,                   E282
          above U+10FFFF,                 F4908080
          five bytes,                     F888808080
          never in UTF-8,                 FF
          Latin-1,                        E9
          """)
  void bytesThatAreNotUtf8AreRefused(String what, String hex) {
    byte[] body = bytes(withWords("@"));
    int at = new String(body, UTF_8).indexOf('@');
    byte[] wrong = HexFormat.of().parseHex(hex);
    byte[] changed = new byte[body.length - 1 + wrong.length];
    System.arraycopy(body, 0, changed, 0, at);
    System.arraycopy(wrong, 0, changed, at, wrong.length);
    System.arraycopy(body, at + 1, changed, at + wrong.length, body.length - at - 1);
    assertThat(errors(changed)).as(what).containsExactly(new FieldError("", "is not UTF-8"));
  }

  @Test
  void otherEncodingsAreRefused() {
    for (Charset other : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"))) {
      assertThat(errors(withdrawal().toString().getBytes(other))).as("%s", other).isNotEmpty();
    }
  }

  @Test
  void aByteOrderMarkIsRefused() {
    assertThat(errors(("\uFEFF" + withdrawal()).getBytes(UTF_8)))
        .singleElement()
        .satisfies(error -> assertThat(error.detail()).contains("byte order mark"));
  }

  @Test
  void theReplacementCharacterItselfIsUtf8() {
    assertThat(errors(bytes(withWords("a\uFFFDb")))).isEmpty();
  }

  private static ObjectNode withWords(String words) {
    ObjectNode body = withdrawal();
    body.withObject("/personnel").put("text", words);
    return body;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0000",
        "\\u001b",
        "\\n",
        "\\r\\n",
        "\\t",
        "\\u007f",
        "\\u0085",
        "\\ud83d",
        "\\ude00",
        "\\ude00\\ud83d",
        "\\u202a",
        "\\u202e",
        "\\u2066",
        "\\u2069",
        "\\u2028",
        "\\u2029",
        "\\ufffe",
        "\\uffff",
        "\\ufdd0",
        "\\u200b",
        "\\u2060",
        "\\ufeff"
      })
  void unwantedCharactersAreRefusedInEveryText(String escape) {
    String text = "'a" + escape + "b'";
    assertThat(errors(withdrawalWith("saidBy", text)))
        .extracting(FieldError::pointer)
        .containsExactly("/saidBy");
    assertThat(errors(withdrawalWith("key", text)))
        .extracting(FieldError::pointer)
        .containsExactly("/key");
    assertThat(errors(withdrawalWith("reasons", "[" + text + "]")))
        .extracting(FieldError::pointer)
        .containsExactly("/reasons/0");
    assertThat(errors(withdrawalWith("personnel", "{'value': 1, 'text': " + text + "}")))
        .extracting(FieldError::pointer)
        .containsExactly("/personnel/text");
    assertThat(errors(withdrawalWith("mission", "'MI" + escape + "NUSMA'")))
        .extracting(FieldError::pointer)
        .containsExactly("/mission");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Côte d’Ivoire",
        "Co\u0302te d’Ivoire",
        "قوات\u200f",
        "می\u200cخواهم",
        "😀",
        "=cmd|' /C calc",
        "<script>alert(1)</script>",
        "'; drop table posture; --",
        "a/b~c\\\\\\\"d"
      })
  void oddButHonestTextIsKeptAsItIs(String text) {
    ObjectNode body = withdrawal().put("saidBy", text);
    var read = AnnouncementJson.read(bytes(body)).orThrow();
    assertThat(read.header().saidBy()).isEqualTo(text);
    assertThat(AnnouncementJson.read(AnnouncementJson.write(read)).orThrow()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "' '", "'\u00a0'", "'\u3000 \u2003'", "1", "true", "{}", "[]"})
  void whatIsNoTextIsRefused(String text) {
    assertThat(errors(withdrawalWith("saidBy", text)))
        .extracting(FieldError::pointer)
        .containsExactly("/saidBy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'value': 0}                                        |
          {'value': 450}                                      |
          {'value': 450.0}                                    |
          {'value': 4.5e2}                                    |
          {'value': 100000000}                                |
          {'value': 1, 'qualifier': null, 'low': null}        |
          {'value': 450, 'qualifier': 'about'}                |
          {'value': 1000, 'qualifier': 'over'}                |
          {'value': 1000, 'qualifier': 'at-least'}            |
          {'value': 1, 'qualifier': 'under'}                  |
          {'value': 0, 'qualifier': 'up-to'}                  |
          {'low': 1, 'high': 2}                               |
          {'low': 2, 'high': 2, 'qualifier': 'range'}         |
          {'qualifier': 'unknown'}                            |
          {'qualifier': 'unknown', 'text': 'its troops'}      |
          {}                                                  | /personnel
          450                                                 | /personnel
          ["450"]                                             | /personnel
          [450]                                               | /personnel
          {'value': null}                                     | /personnel
          {'value': '450'}                                    | /personnel/value
          {'value': true}                                     | /personnel/value
          {'value': -1}                                       | /personnel/value
          {'value': 450.5}                                    | /personnel/value
          {'value': 1e-400}                                   | /personnel/value
          {'value': 1e400}                                    | /personnel/value
          {'value': 1e2147483647}                             | /personnel/value
          {'value': 1e-2147483647}                            | /personnel/value
          {'value': -1e400}                                   | /personnel/value
          {'value': 100000001}                                | /personnel/value
          {'value': 4294967297}                               | /personnel/value
          {'value': 9007199254740993}                         | /personnel/value
          {'value': 9223372036854775808}                      | /personnel/value
          {'value': 18446744073709551617}                     | /personnel/value
          {'value': 1, 'qualifier': 'unknown'}                | /personnel
          {'qualifier': 'about'}                              | /personnel
          {'qualifier': 'range'}                              | /personnel
          {'value': 1, 'qualifier': 'range'}                  | /personnel
          {'low': 1, 'high': 2, 'qualifier': 'exact'}         | /personnel
          {'value': 1, 'low': 1, 'high': 2}                   | /personnel
          {'low': 1}                                          | /personnel
          {'high': 1}                                         | /personnel
          {'low': 2, 'high': 1}                               | /personnel
          {'value': 0, 'qualifier': 'under'}                  | /personnel
          {'value': 1, 'qualifier': 'roughly'}                | /personnel/qualifier
          {'value': 1, 'qualifier': 'EXACT'}                  | /personnel/qualifier
          {'value': 1, 'text': ''}                            | /personnel/text
          {'value': 1, 'unit': 'soldiers'}                    | /personnel/unit
          """)
  void quantitiesFollowTheirQualifier(String personnel, String pointer) {
    var errors = assertThat(errors(withdrawalWith("personnel", personnel)));
    if (pointer == null) {
      errors.isEmpty();
    } else {
      errors.extracting(FieldError::pointer).containsExactly(pointer);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "-9", "0.", "1e"})
  void aNumberOfThousandsOfDigitsIsRefused(String start) {
    byte[] body = withdrawalWith("personnel", "{'value': " + start + "9".repeat(50_000) + "}");
    assertThat(errors(body)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://www.crisisgroup.org/        | true
          HTTP://un.org/a?b=c#d               | true
          https://un.org:8443/%C3%A9          | true
          http://[2001:db8::1]/               | true
          javascript:alert(1)                 | false
          JaVaScRiPt:alert(1)                 | false
          data:text/html,<script>             | false
          data:text/html;base64,AAAA          | false
          vbscript:x                          | false
          file:///etc/passwd                  | false
          ftp://un.org/                       | false
          //un.org/                           | false
          /relative                           | false
          un.org                              | false
          https:                              | false
          https://                            | false
          https:///path                       | false
          https:un.org                        | false
          https://un.org/a b                  | false
          https://un.org/<script>             | false
          """)
  void onlyAbsoluteWebAddressesAreTaken(String url, boolean taken) {
    byte[] body = withdrawalWith("sources", "[{'publisher': 'UN', 'url': '" + url + "'}]");
    assertThat(errors(body).isEmpty()).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZZ", "UK", "civ", "Civ", "CIVX", "ÇIV", "UN", "XKX", "EU"})
  void unknownCountriesAreRefused(String code) {
    assertThat(errors(withdrawalWith("contributor", "'" + code + "'")))
        .extracting(FieldError::pointer)
        .containsExactly("/contributor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"M", "minusma", "1UN", "-UN", "UN MISSION", "MINUSMA/", "MİNUSMA", "ＭＩＮＵ"})
  void whatIsNoMissionCodeIsRefused(String code) {
    assertThat(errors(withdrawalWith("mission", "'" + code + "'")))
        .extracting(FieldError::pointer)
        .containsExactly("/mission");
    assertThat(errors(withdrawalWith("mission", "'" + "M".repeat(33) + "'"))).isNotEmpty();
    assertThat(errors(withdrawalWith("mission", "'" + "M".repeat(32) + "'"))).isEmpty();
  }

  @Test
  void aQuoteHasAtMost400CharactersCountedAsCodePoints() {
    assertThat(errors(quote("😀".repeat(400)))).isEmpty();
    assertThat(errors(quote("é".repeat(400)))).isEmpty();
    assertThat(errors(quote("😀".repeat(401))))
        .containsExactly(
            new FieldError("/sources/0/quote", "has 401 characters, at most 400 are allowed"));
    assertThat(errors(quote("a".repeat(401)))).hasSize(1);
  }

  private static byte[] quote(String quote) {
    return withdrawalWith(
        "sources", "[{'publisher': 'UN', 'title': 'T', 'quote': '" + quote + "'}]");
  }

  @Test
  void aListHasAtMost250Entries() {
    String reasons = "['r'" + ",'r'".repeat(249);
    assertThat(errors(withdrawalWith("reasons", reasons + "]"))).isEmpty();
    assertThat(errors(withdrawalWith("reasons", reasons + ",'r']"))).hasSize(1);
  }

  @Test
  void theErrorsOfOneBodyAreBounded() {
    StringBuilder many = new StringBuilder("{\"type\":\"context-noted\"");
    for (int i = 0; i < 5000; i++) {
      many.append(",\"f").append(i).append("\":0");
    }
    assertThat(errors(many.append('}').toString().getBytes(UTF_8))).hasSize(251);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("announced", "'[2022-11-11..]'", "/announced"),
        Arguments.of("announced", "'2022-02-30'", "/announced"),
        Arguments.of("starts", "'[2023-01-01..2022-01-01]'", "/starts"),
        Arguments.of("completes", "20231231", "/completes"),
        Arguments.of("type", "'withdrawal'", "/type"),
        Arguments.of("type", "'withdrawal-announced.v1'", "/type"),
        Arguments.of("type", "null", "/type"),
        Arguments.of("type", "7", "/type"),
        Arguments.of("mission", "null", "/mission"),
        Arguments.of("contributor", "null", "/contributor"),
        Arguments.of("stage", "'Announced'", "/stage"),
        Arguments.of("component", "'troops'", "/component"),
        Arguments.of("derived", "'true'", "/derived"),
        Arguments.of("derived", "1", "/derived"),
        Arguments.of("reasons", "'Wagner'", "/reasons"),
        Arguments.of("reasons", "[null]", "/reasons/0"),
        Arguments.of("sources", "[]", "/sources"),
        Arguments.of("sources", "{}", "/sources"),
        Arguments.of("sources", "[null]", "/sources/0"),
        Arguments.of("sources", "[{'publisher': 'UN'}]", "/sources/0"),
        Arguments.of("sources", "[{'title': 'T'}]", "/sources/0/publisher"),
        Arguments.of(
            "sources",
            "[{'publisher': 'UN', 'title': 'T', 'reliability': 'G'}]",
            "/sources/0/reliability"),
        Arguments.of(
            "sources",
            "[{'publisher': 'UN', 'title': 'T', 'credibility': 2}]",
            "/sources/0/credibility"),
        Arguments.of("relations", "[{'rel': 'supersedes'}]", "/relations/0"),
        Arguments.of("relations", "[{'rel': 'supersedes', 'id': '1-1-1-1-1'}]", "/relations/0/id"),
        Arguments.of("relations", "[{'rel': 'replaces', 'key': 'k'}]", "/relations/0/rel"),
        Arguments.of("id", "'0190a5b0-0000-7000-8000-000000000001'", "/id"),
        Arguments.of("recordedBy", "{}", "/recordedBy"),
        Arguments.of("recordedAt", "'2022-11-11T00:00:00Z'", "/recordedAt"),
        Arguments.of("host", "'MLI'", "/host"),
        Arguments.of("a/b~c", "1", "/a~1b~0c"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aFieldThatBreaksItsRuleIsNamed(String field, String json, String pointer) {
    assertThat(errors(withdrawalWith(field, json)))
        .extracting(FieldError::pointer)
        .containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          strength-reported        | /personnel /asOf
          departure-reported       | /personnel /asOf
          suspension-announced     | /contributor
          activity-resumed         | /contributor
          personnel-detained       | /contributor
          personnel-released       | /contributor
          withdrawal-announced     | /contributor
          deployment-announced     |
          position-stated          | /stance
          mandate-decided          | /change
          review-scheduled         | /due
          rotation-suspended       | /host
          rotation-resumed         | /host
          access-restricted        | /host
          access-restored          | /host
          incident-reported        | /category /occurred
          casualty-total-reported  | /cause /victims /cumulative /asOf
          context-noted            | /text
          correction               | /target /announcement
          retraction               | /target
          dispute                  | /target
          """)
  void eachTypeNeedsItsFields(String type, String required) {
    ObjectNode body = withdrawal().put("type", type);
    body.remove(List.of("contributor", "personnel", "announced"));
    assertThat(errors(bytes(body)))
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder(required == null ? new String[0] : required.split(" "));
    assertThat(errors(bodyOf("{'type': '" + type + "'}")))
        .extracting(FieldError::pointer)
        .contains("/mission", "/sources");
  }

  private static byte[] bodyOf(String singleQuoted) {
    return bytes(json(singleQuoted));
  }

  private static ObjectNode correction(ObjectNode corrected) {
    ObjectNode body =
        json(
            """
            {'type': 'correction', 'mission': 'MINUSMA',
             'target': '0190a5b0-0000-7000-8000-000000000001',
             'sources': [{'publisher': 'UN', 'title': 'T'}]}
            """);
    body.set("announcement", corrected);
    return body;
  }

  @Test
  void aCorrectionHasAWholeAnnouncementOfItsMission() {
    assertThat(errors(bytes(correction(withdrawal())))).isEmpty();
    assertThat(errors(bytes(correction(withdrawal().put("mission", "UNIFIL")))))
        .extracting(FieldError::detail)
        .containsExactly(
            "cannot move an announcement to another mission: retract it and post it anew (R8b)");
    ObjectNode withoutSources = withdrawal();
    withoutSources.remove("sources");
    assertThat(errors(bytes(correction(withoutSources))))
        .extracting(FieldError::pointer)
        .containsExactly("/announcement/sources");
    assertThat(errors(bytes(correction(withdrawal().put("contributor", "ZZZ").put("x", 1)))))
        .extracting(FieldError::pointer)
        .containsExactlyInAnyOrder("/announcement/contributor", "/announcement/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retraction", "dispute", "correction"})
  void aCorrectionContainsNoAnnouncementAboutAnAnnouncement(String type) {
    ObjectNode inner = correction(withdrawal()).put("type", type);
    if (!type.equals("correction")) {
      inner.remove("announcement");
    }
    assertThat(errors(bytes(inner))).isEmpty();
    assertThat(errors(bytes(correction(inner))))
        .extracting(FieldError::pointer)
        .containsExactly("/announcement/type");
  }

  @Test
  void nothingPointsToItself() {
    assertThat(errors(bytes(correction(withdrawal()).put("key", "k").put("target", "k"))))
        .hasSize(1);
    assertThat(errors(bytes(correction(withdrawal()).put("key", "k").put("target", "l"))))
        .isEmpty();
    ObjectNode body = withdrawal().put("key", "k");
    body.withArray("/relations").addObject().put("rel", "supersedes").put("key", "k");
    assertThat(errors(bytes(body))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'name': 'Moura'}                              | true
          {'name': 'Moura', 'lat': 14.3, 'lon': -4.3}    | true
          {'name': 'Moura', 'lat': -90, 'lon': 180}      | true
          {'name': 'Moura', 'lat': 14.3}                 | false
          {'name': 'Moura', 'lat': 90.1, 'lon': 0}       | false
          {'name': 'Moura', 'lat': 0, 'lon': -1e400}     | false
          {'name': 'Moura', 'lat': '14', 'lon': 0}       | false
          {'lat': 14.3, 'lon': -4.3}                     | false
          ['Moura']                                      | false
          """)
  void aPlaceHasANameAndBothOfItsDegrees(String place, boolean taken) {
    ObjectNode body =
        json(
            """
            {'type': 'incident-reported', 'mission': 'MINUSMA', 'category': 'hostile-act',
             'occurred': '2022-03', 'sources': [{'publisher': 'UN', 'title': 'T'}],
             'place': %s}
            """
                .formatted(place));
    assertThat(errors(bytes(body)).isEmpty()).isEqualTo(taken);
  }

  @Test
  void whatTheServiceStampsIsCheckedWhenReadBack() {
    ObjectNode recorded = withdrawal();
    recorded.put("id", "1-1-1-1-1").put("recordedAt", "2022-11-11T00:00:00+01:00");
    recorded.putObject("recordedBy").put("issuer", "local").put("role", "recorder");
    assertThat(AnnouncementJson.readRecorded(bytes(recorded)))
        .isInstanceOfSatisfying(
            Decoded.Invalid.class,
            invalid ->
                assertThat(((Decoded.Invalid<?>) invalid).errors())
                    .extracting(FieldError::pointer)
                    .containsExactlyInAnyOrder("/id", "/recordedAt", "/recordedBy/subject"));
  }

  /// Random changes of bytes: whatever they are, the answer is an announcement or errors.
  @Test
  void changedBytesNeverBreakTheReader() {
    byte[] right = bytes(correction(withdrawal()));
    Random random = new Random(20221111);
    for (int trial = 0; trial < 20_000; trial++) {
      byte[] body = right.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Decoded<?> decoded = AnnouncementJson.read(body);
      assertThat(decoded instanceof Decoded.Valid || !errors(body).isEmpty())
          .as("trial %d", trial)
          .isTrue();
    }
  }
}
