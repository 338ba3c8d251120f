package org.muster.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.localstack.TopicProvisioning;

/// The compose file says again what the services and the local stack say; here it may not say
/// something else. Whether containers start from it can only be seen with Docker.
class ComposeFileTest {

  private static final Pattern LOCAL_BROKER_SETTING =
      Pattern.compile("c\\.put\\(\\s*\"([a-z.]+)\"(?:, \"([^\"]*)\"\\))?");

  /// What differs because the broker is reached from two networks.
  private static final Map<String, String> OF_THE_NETWORK =
      Map.of("listener.security.protocol.map", "", "inter.broker.listener.name", "");

  private final ComposeFile compose = ComposeFile.read();

  @ParameterizedTest
  @ValueSource(strings = {"events-service", "projections-service"})
  void everyVariableSetsSomethingThatTheServiceKnows(String service) {
    var known =
        ServiceSettings.all(service).stream().map(Setting::variable).collect(Collectors.toSet());

    assertThat(known).containsAll(compose.service(service).environment().keySet());
  }

  @Test
  void everyVariableOfProvisioningIsReadByIt() {
    var source =
        Checkout.read("local-stack/src/main/java/org/muster/localstack/TopicProvisioning.java");

    assertThat(compose.service("provision").environment().keySet())
        .isNotEmpty()
        .allSatisfy(variable -> assertThat(source).contains("\"" + variable + "\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"provision", "events-service", "projections-service"})
  void allSpeakOfTheSameTopic(String service) {
    var environment = compose.service(service).environment();

    assertThat(environment)
        .containsEntry("MUSTER_TOPIC", constantOfContracts("NAME"))
        .containsEntry("MUSTER_TOPIC", TopicProvisioning.ANNOUNCEMENTS)
        .containsEntry("MUSTER_TOPIC_PARTITIONS", constantOfContracts("PARTITIONS"))
        .containsEntry("MUSTER_TOPIC_PARTITIONS", "" + TopicProvisioning.PARTITIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"provision", "events-service", "projections-service"})
  void allComeToTheAddressThatTheBrokerGivesInside(String service) {
    assertThat(compose.service("kafka").variable("KAFKA_ADVERTISED_LISTENERS").split(","))
        .contains("INSIDE://" + compose.service(service).variable("KAFKA_BOOTSTRAP_SERVERS"));
  }

  @Test
  void fromOutsideTheBrokerIsWhereItSaysItIs() {
    assertThat(compose.service("kafka").variable("KAFKA_ADVERTISED_LISTENERS").split(","))
        .contains("OUTSIDE://localhost:9092");
    assertThat(compose.service("kafka").ports()).containsExactly("127.0.0.1:9092:9092");
  }

  @ParameterizedTest
  @CsvSource({"events-service", "projections-service"})
  void aServiceIsPublishedAndCheckedOnItsDefaultPort(String name) {
    var service = compose.service(name);
    var port = service.variable("QUARKUS_HTTP_PORT");

    assertThat(port).isEqualTo(property(name, "quarkus.http.port"));
    assertThat(service.ports()).containsExactly("127.0.0.1:%s:%s".formatted(port, port));
    assertThat(service.healthTest()).containsExactly("CMD", "ready", port, "/q/health/ready");
  }

  @ParameterizedTest
  @CsvSource({"events-service", "projections-service", "provision"})
  void theDockerfileMakesThePart(String name) {
    assertThat(compose.service(name).part()).isEqualTo(name);
    assertThat(Checkout.read("Dockerfile")).contains("/parts/" + name);
  }

  @Test
  void provisioningIsTheClassThatIsThere() {
    assertThat(compose.service("provision").entrypoint())
        .endsWith("-cp", "/app/*", TopicProvisioning.class.getName());
  }

  @Test
  void theServicesStartOnceTheTopicIsMade() {
    assertThat(compose.service("provision").waitsFor("kafka")).isEqualTo("service_healthy");
    assertThat(compose.service("events-service").waitsFor("provision"))
        .isEqualTo("service_completed_successfully");
    assertThat(compose.service("projections-service").waitsFor("provision"))
        .isEqualTo("service_completed_successfully");
    assertThat(compose.service("projections-service").waitsFor("postgres"))
        .isEqualTo("service_healthy");
  }

  @Test
  void theDatabaseIsTheDefaultOneOnAnotherHost() {
    assertThat(compose.service("projections-service").variable("QUARKUS_DATASOURCE_JDBC_URL"))
        .isEqualTo(
            property("projections-service", "quarkus.datasource.jdbc.url")
                .replace("localhost", "postgres"));
  }

  @Test
  void whatIsWrittenReachesTheDisk() {
    assertThat(compose.service("postgres").command())
        .contains("fsync=on", "full_page_writes=on", "synchronous_commit=on");
  }

  @Test
  void theBrokersSettingsAreThoseOfTheLocalBroker() {
    var local = localBroker();
    var given = new TreeMap<String, String>();
    compose
        .service("kafka")
        .environment()
        .forEach((variable, value) -> given.put(brokerSetting(variable), value));

    assertThat(local).containsEntry("auto.create.topics.enable", "false");
    assertThat(local.keySet()).containsAll(given.keySet());
    var different = new ArrayList<String>();
    given.forEach((name, value) -> {
      var there = local.getOrDefault(name, "");
      if (!there.isEmpty() && !there.equals(value) && !OF_THE_NETWORK.containsKey(name)) {
        different.add("%s is %s here, %s there".formatted(name, value, there));
      }
    });
    assertThat(different).isEmpty();
  }

  @Test
  void theLogIsKeptForEverAndNeverMadeByAccident() {
    assertThat(compose.service("kafka").environment())
        .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
        .containsEntry("KAFKA_UNCLEAN_LEADER_ELECTION_ENABLE", "false")
        .containsEntry("KAFKA_LOG_RETENTION_MS", "-1")
        .containsEntry("KAFKA_LOG_RETENTION_BYTES", "-1");
  }

  @Test
  void dataIsInNamedVolumesWhereTheImagesKeepIt() {
    assertThat(compose.service("kafka").volumes())
        .containsExactly("kafka-data:" + compose.service("kafka").variable("KAFKA_LOG_DIRS"));
    assertThat(compose.service("postgres").volumes()).contains("postgres-data:/var/lib/postgresql");
  }

  @Test
  void theImagesAreThoseOfTheTestContainersAndOfTheLocalStack() {
    var containers =
        Checkout.read("local-stack/src/main/java/org/muster/localstack/ContainerStack.java");
    var kafka = compose.service("kafka").image();
    var postgres = compose.service("postgres").image();

    assertThat(containers).contains("\"" + kafka + "\"", "\"" + postgres + "\"");
    assertThat(kafka).isEqualTo("apache/kafka:" + versionInPom("kafka.broker.version"));
    assertThat(versionInPom("postgres.binaries.version"))
        .startsWith(postgres.replace("postgres:", "") + ".");
  }

  /// The settings of the local broker with their values, empty where they are computed.
  private static Map<String, String> localBroker() {
    var found = new TreeMap<String, String>();
    var source = Checkout.read("local-stack/src/main/java/org/muster/localstack/KafkaProcess.java");
    var matcher = LOCAL_BROKER_SETTING.matcher(source);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
    }
    return found;
  }

  /// The image turns `KAFKA_LOG_DIRS` into `log.dirs`.
  private static String brokerSetting(String variable) {
    return variable.replaceFirst("^KAFKA_", "").replace('_', '.').toLowerCase(Locale.ROOT);
  }

  private static String constantOfContracts(String name) {
    return ServiceSettings.constant("contracts", "AnnouncementsTopic", name);
  }

  private static String property(String service, String key) {
    return ServiceSettings.properties(service).stream()
        .filter(setting -> setting.key().equals(key))
        .map(setting -> String.valueOf(setting.value()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(service + " does not set " + key));
  }

  private static String versionInPom(String property) {
    var matcher =
        Pattern.compile("<%s>(.*)</%s>".formatted(property, property))
            .matcher(Checkout.read("pom.xml"));
    if (!matcher.find()) {
      throw new IllegalStateException("pom.xml has no " + property);
    }
    return matcher.group(1);
  }
}
