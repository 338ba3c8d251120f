package org.muster.projections.log;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Makes Kafka clients from the service's `kafka.*` settings.
@ApplicationScoped
public class LogClients {

  private final Map<String, Object> settings;

  LogClients(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    this.settings = settings;
  }

  /// A client that asks about topics and offsets.
  public Admin admin() {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "muster-projections-admin");
    return Admin.create(all);
  }

  /// A consumer of a group, whose offsets are kept in PostgreSQL and never in Kafka.
  public Consumer<byte[], byte[]> inGroup(String group, int maxRecords) {
    Map<String, Object> all = reading(maxRecords);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return new KafkaConsumer<>(all);
  }

  /// A consumer on its own, to be assigned partitions.
  public Consumer<byte[], byte[]> alone(int maxRecords) {
    Map<String, Object> all = reading(maxRecords);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new KafkaConsumer<>(all);
  }

  private Map<String, Object> reading(int maxRecords) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
    return all;
  }
}
