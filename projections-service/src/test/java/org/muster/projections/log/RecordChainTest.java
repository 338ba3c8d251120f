package org.muster.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordChainTest {

  /// Worked out with another program from the definition.
  private static final String TWO_RECORDS =
      "cc59601a897fd1e64cae15020aae6fc44ac37f5d1118b8aa6e0253d443cf7180";

  @Test
  void the_digest_is_that_of_the_definition() {
    RecordChain chain = new RecordChain(Mark.beginning(0, 0).digest());
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", bytes("7"));
    headers.add("empty", null);
    chain.add(record(0, 1_669_000_000_000L, bytes("MINUSMA"), bytes("{\"é\":1}"), headers));
    chain.add(record(1, 1_669_000_000_001L, null, new byte[0], new RecordHeaders()));
    assertThat(chain.digest()).isEqualTo(TWO_RECORDS);
  }

  @Test
  void nothing_of_a_record_can_change_unnoticed() {
    RecordHeaders one = new RecordHeaders();
    one.add("a", bytes("bc"));
    RecordHeaders moved = new RecordHeaders();
    moved.add("ab", bytes("c"));
    RecordHeaders without = new RecordHeaders();
    without.add("abc", null);
    List<ConsumerRecord<byte[], byte[]>> records =
        List.of(
            record(5, 7, bytes("k"), bytes("v"), one),
            record(6, 7, bytes("k"), bytes("v"), one),
            record(5, 8, bytes("k"), bytes("v"), one),
            record(5, 7, bytes("j"), bytes("v"), one),
            record(5, 7, bytes("k"), bytes("w"), one),
            record(5, 7, bytes("kv"), bytes(""), one),
            record(5, 7, bytes("kv"), null, one),
            record(5, 7, null, bytes("kv"), one),
            record(5, 7, bytes("k"), bytes("v"), moved),
            record(5, 7, bytes("k"), bytes("v"), without),
            record(5, 7, bytes("k"), bytes("v"), new RecordHeaders()));
    List<String> digests = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      RecordChain chain = new RecordChain(Mark.beginning(0, 0).digest());
      chain.add(record);
      digests.add(chain.digest());
    }
    assertThat(new HashSet<>(digests)).hasSameSizeAs(digests);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      RecordHeaders headers) {
    return new ConsumerRecord<>(
        "a-topic",
        3,
        offset,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
