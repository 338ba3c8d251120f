package org.muster.contracts.topic;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.recorded.Recorded;

/// The headers of a record on the topic: CloudEvents 1.0, Kafka protocol binding, binary mode. The
/// record's key is the mission and its value the recorded announcement as JSON.
public final class CloudEventHeaders {
  private CloudEventHeaders() {}

  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";

  /// The headers in order. `ce_time` is the start of the last day on which it can have been
  /// announced, `ce_recordedtime` (the recorded-time extension) when it was recorded.
  ///
  /// @param source who produced the record, a URI reference such as `/events-service`
  public static Map<String, String> of(Recorded recorded, String source) {
    Announcement announcement = recorded.announcement();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put(ID, recorded.id().toString());
    headers.put(TYPE, AnnouncementType.of(announcement).eventType());
    headers.put("ce_source", source);
    headers.put("ce_subject", subject(announcement));
    headers.put("ce_time", time(recorded));
    headers.put("ce_recordedtime", recorded.recordedAt().toString());
    headers.put("content-type", "application/json");
    return headers;
  }

  private static String subject(Announcement announcement) {
    String contributor = announcement.contributor();
    return contributor == null
        ? announcement.mission()
        : announcement.mission() + "/" + contributor;
  }

  private static String time(Recorded recorded) {
    var announced = recorded.announcement().header().announced();
    LocalDate day = announced == null ? null : announced.latest();
    return day == null
        ? recorded.recordedAt().toString()
        : day.atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }
}
