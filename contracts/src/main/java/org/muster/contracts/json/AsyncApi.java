package org.muster.contracts.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Header;
import org.muster.contracts.topic.AnnouncementsTopic;

/// Writes the AsyncAPI 3.0 document: one channel, a message for each type.
final class AsyncApi {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String BINDING_VERSION = "0.5.0";
  private static final String CHANNEL = "announcements";

  private AsyncApi() {}

  static ObjectNode document() {
    ObjectNode document = JSON.objectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Muster announcements")
        .put("version", "1.0.0")
        .put(
            "description",
            "The log of announcements about peacekeeping forces: kept for ever, never compacted,"
                + " a mission's announcements in one partition and in order.");
    document.put("defaultContentType", "application/json");
    ObjectNode channel = document.putObject("channels").putObject(CHANNEL);
    channel.put("address", AnnouncementsTopic.NAME);
    channel.put("description", "Every announcement, as it was recorded.");
    ObjectNode messages = channel.putObject("messages");
    for (AnnouncementType type : AnnouncementType.ALL) {
      messages.putObject(type.name()).put("$ref", "#/components/messages/" + type.name());
    }
    channel.putObject("bindings").set("kafka", topic());
    ObjectNode operations = document.putObject("operations");
    operation(operations, "record", "send", "The events-service appends an announcement.");
    operation(operations, "follow", "receive", "Projections read the log from any offset.");
    ObjectNode components = document.putObject("components");
    ObjectNode all = components.putObject("messages");
    AnnouncementType.ALL.forEach(type -> all.set(type.name(), message(type)));
    return document;
  }

  private static void operation(ObjectNode operations, String name, String action, String summary) {
    ObjectNode operation = operations.putObject(name);
    operation.put("action", action).put("summary", summary);
    operation.putObject("channel").put("$ref", "#/channels/" + CHANNEL);
  }

  private static ObjectNode topic() {
    ObjectNode topic = JSON.objectNode();
    topic.put("topic", AnnouncementsTopic.NAME).put("partitions", AnnouncementsTopic.PARTITIONS);
    ObjectNode settings = topic.putObject("topicConfiguration");
    settings.putArray("cleanup.policy").add("delete");
    settings.put("retention.ms", -1).put("retention.bytes", -1);
    settings.put("max.message.bytes", AnnouncementsTopic.MAX_RECORD_BYTES);
    return topic.put("bindingVersion", BINDING_VERSION);
  }

  private static ObjectNode message(AnnouncementType type) {
    ObjectNode message = JSON.objectNode();
    message.put("name", type.eventType());
    message.put("title", type.name());
    message.put("summary", Shape.of(type.record()).doc() + ".");
    message.put("contentType", "application/json");
    message.set("headers", headers(type));
    ObjectNode payload = message.putObject("payload");
    payload.put("schemaFormat", "application/schema+json;version=draft-2020-12");
    payload.putObject("schema").put("$ref", "./" + Schemas.recordedFileName(type));
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("pattern", "^" + Header.MISSION_CODE + "$")
        .put("description", "The mission.");
    kafka.put("bindingVersion", BINDING_VERSION);
    return message;
  }

  /// CloudEvents 1.0, Kafka protocol binding, binary mode.
  private static ObjectNode headers(AnnouncementType type) {
    ObjectNode headers = JSON.objectNode();
    headers.put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    header(properties, required, "ce_specversion", "The version of CloudEvents")
        .put("const", "1.0");
    header(properties, required, "ce_id", "The announcement's id").put("format", "uuid");
    header(properties, required, "ce_type", "The type and its version")
        .put("const", type.eventType());
    header(properties, required, "ce_source", "The service that recorded it")
        .put("format", "uri-reference");
    header(properties, required, "ce_subject", "MISSION or MISSION/ISO3")
        .put("pattern", "^%s(?:/[A-Z]{3})?$".formatted(Header.MISSION_CODE));
    header(properties, required, "ce_time", "The last day on which it can have been announced")
        .put("format", "date-time");
    header(properties, required, "ce_recordedtime", "When it was recorded")
        .put("format", "date-time");
    header(properties, required, "content-type", "The form of the value")
        .put("const", "application/json");
    headers.set("required", required);
    return headers;
  }

  private static ObjectNode header(
      ObjectNode properties, ArrayNode required, String name, String description) {
    required.add(name);
    return properties.putObject(name).put("type", "string").put("description", description + ".");
  }
}
