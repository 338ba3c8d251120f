package org.muster.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `docs/configuration.md` lists every setting of our own with its variable and its default, and no
/// other.
class SettingsTableTest {

  /// `muster.x.y` | `MUSTER_X_Y` | `default` | ...
  private static final Pattern ROW =
      Pattern.compile("(?m)^`([a-z0-9.\"-]+)` \\| `([A-Z0-9_]+)` \\| (?:`([^`]*)`|–) \\| \\S.*$");

  @ParameterizedTest
  @ValueSource(strings = {"events-service", "projections-service"})
  void theTableHasEverySettingOfTheServiceAndNoOther(String service) {
    assertThat(documented(service).keySet().stream().filter(key -> key.startsWith("muster.")))
        .containsExactlyInAnyOrderElementsOf(
            ServiceSettings.mapped(service).stream().map(Setting::key).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-service", "projections-service"})
  void theTableHasTheDefaultsOfTheCode(String service) {
    var table = documented(service);

    assertThat(ServiceSettings.all(service))
        .filteredOn(setting -> table.containsKey(setting.key()))
        .isNotEmpty()
        .allSatisfy(setting ->
            assertThat(List.of(table.getOrDefault(setting.key(), new Row("", ""))))
                .containsExactly(new Row(setting.variable(), String.valueOf(setting.value()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-service", "projections-service"})
  void theTableNamesNothingThatTheServiceDoesNotKnow(String service) {
    assertThat(ServiceSettings.all(service).stream().map(Setting::key))
        .containsAll(documented(service).keySet());
  }

  private record Row(String variable, String value) {}

  private static Map<String, Row> documented(String service) {
    var rows = new TreeMap<String, Row>();
    var matcher = ROW.matcher(section(service));
    while (matcher.find()) {
      rows.put(
          matcher.group(1),
          new Row(matcher.group(2), matcher.group(3) == null ? "null" : matcher.group(3)));
    }
    return rows;
  }

  private static String section(String service) {
    return Stream.of(Checkout.read("docs/configuration.md").split("(?m)^## "))
        .filter(section -> section.startsWith(service))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no section on " + service));
  }
}
