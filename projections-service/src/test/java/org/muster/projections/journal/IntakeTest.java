package org.muster.projections.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muster.contracts.json.AnnouncementJson;
import org.muster.contracts.topic.CloudEventHeaders;
import org.muster.projections.Said;
import org.muster.projections.log.Log;
import org.muster.projections.parked.ParkReason;
import org.muster.projections.parked.ParkedEvent;

class IntakeTest {

  private static final String MISSION = "TAKEN-IN";
  private static final int PARTITIONS = 12;

  @Test
  void a_type_that_only_the_header_names_is_named() {
    ParkedEvent parked = parked("org.muster.coup.v1", "{\"type\":\"withdrawal-announced\"}");
    assertThat(parked.reason()).isEqualTo(ParkReason.UNKNOWN_TYPE);
    assertThat(parked.type()).isEqualTo("org.muster.coup.v1");
    assertThat(parked.detail()).startsWith("org.muster.coup.v1 is not known here: ");
  }

  @Test
  void a_type_that_only_the_value_names_is_named_with_its_version() {
    assertThat(parked(null, "{\"type\":\"coup\"}").type()).isEqualTo("org.muster.coup.v1");
    assertThat(parked(null, "{\"type\":\"coup\",\"version\":3}").type())
        .isEqualTo("org.muster.coup.v3");
    assertThat(parked("org.muster.retraction.v1", "{\"type\":\"coup\"}").type())
        .isEqualTo("org.muster.coup.v1");
  }

  @Test
  void a_version_of_a_known_type_that_is_not_known_is_named() {
    ParkedEvent parked = parked(null, "{\"type\":\"retraction\",\"version\":2}");
    assertThat(parked.reason()).isEqualTo(ParkReason.UNKNOWN_TYPE);
    assertThat(parked.type()).isEqualTo("org.muster.retraction.v2");
  }

  @Test
  void a_value_that_is_not_what_its_header_says_is_of_the_type_in_the_header() {
    byte[] note = AnnouncementJson.writeRecorded(Said.note(MISSION, "a word"));
    ParkedEvent parked = parked("org.muster.coup.v1", new String(note, StandardCharsets.UTF_8));
    assertThat(parked.type()).isEqualTo("org.muster.coup.v1");
    assertThat(parked.detail()).contains("the value is org.muster.context-noted.v1");
  }

  @Test
  void what_is_no_announcement_of_a_known_type_is_unreadable() {
    ParkedEvent garbage = parked(null, "no JSON");
    assertThat(garbage.reason()).isEqualTo(ParkReason.UNREADABLE_VALUE);
    assertThat(garbage.detail()).startsWith("is not JSON: ");
    ParkedEvent half = parked(null, "{\"type\":\"retraction\"}");
    assertThat(half.reason()).isEqualTo(ParkReason.UNREADABLE_VALUE);
    assertThat(half.detail()).startsWith("/").contains("; /").doesNotContain("FieldError");
    assertThat(parked(null, "{\"type\":7}").type()).isNull();
  }

  @Test
  void an_endless_name_is_kept_to_its_beginning() {
    ParkedEvent parked = parked("x".repeat(100_000), "{}");
    assertThat(parked.type()).hasSizeLessThan(300);
    assertThat(parked.detail()).hasSizeLessThan(2_100);
  }

  private static ParkedEvent parked(@Nullable String header, String value) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "a-topic",
            Log.partitionOf(MISSION, PARTITIONS),
            0,
            MISSION.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8));
    if (header != null) {
      record.headers().add(CloudEventHeaders.TYPE, header.getBytes(StandardCharsets.UTF_8));
    }
    return ((Arrival.Unreadable) Intake.read(record, PARTITIONS)).parked();
  }
}
