package org.muster.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Optional;
import org.muster.contracts.topic.AnnouncementsTopic;

/// What can be set, each with its default. The addresses of the broker and of HTTP are
/// `kafka.bootstrap.servers` and `quarkus.http.port`.
@ConfigMapping(prefix = "muster")
public interface EventsSettings {

  /// The topic that is the log. It must be there: it is checked, never created.
  @WithDefault(AnnouncementsTopic.NAME)
  String topic();

  /// How many partitions the topic has; another number is refused.
  @WithName("topic.partitions")
  @WithDefault("12")
  int topicPartitions();

  /// How long to wait for a broker at start.
  @WithName("topic.wait")
  @WithDefault("30s")
  Duration topicWait();

  /// How often it is asked whether the topic is still the same one.
  @WithName("topic.check-every")
  @WithDefault("5s")
  Duration topicCheckEvery();

  /// Where the partitions of a truncated topic may begin, if the records before are given up:
  /// `topicId@partition:offset,…`. The refusal of such a topic says what to write.
  @WithName("topic.accepted-starts")
  Optional<String> topicAcceptedStarts();

  /// Who is stamped as the recorder where nobody has to identify themselves.
  RecorderSettings recorder();

  /// Posting.
  PostingSettings posting();

  /// Appending to the log.
  AppendSettings append();

  /// Posting in batches.
  BatchSettings batch();

  /// Reading single records from the log.
  LogSettings log();

  interface RecorderSettings {

    /// Who vouches for the subject.
    @WithDefault("local")
    String issuer();

    /// A desk rather than a person: the log is for ever.
    @WithDefault("local")
    String subject();

    /// `recorder`, or `editor`, who may correct and retract what others recorded (R8c).
    @WithDefault("editor")
    String role();
  }

  interface PostingSettings {

    /// The CloudEvents source of the records.
    @WithDefault("/events-service")
    String source();

    /// The largest announcement, alone or as a line of a batch, in bytes.
    @WithDefault("65536")
    int maxBodyBytes();

    /// How long a keyed post waits for the index to read its record back, and for another post with
    /// its key.
    @WithDefault("10s")
    Duration answerTimeout();
  }

  interface AppendSettings {

    /// How many records may be on their way to the broker at once; more wait.
    @WithDefault("4096")
    int maxInFlight();

    /// How long a post waits for its turn before it is answered 503.
    @WithDefault("5s")
    Duration admissionTimeout();
  }

  interface BatchSettings {

    /// How much of one batch may be under way at once, in KiB; each line counts as one at least.
    /// The broker syncs to disk once for all that it is sent at once, so more is faster.
    @WithDefault("4096")
    int windowKib();

    /// How many batches may be under way at once; more are answered 503.
    @WithDefault("16")
    int maxConcurrent();
  }

  interface LogSettings {

    /// How many consumers read single records.
    @WithDefault("4")
    int readers();

    /// How long reading a single record may take.
    @WithDefault("5s")
    Duration readTimeout();

    /// How many bytes of records, read along with others, each consumer keeps.
    @WithDefault("4194304")
    int cacheBytes();
  }
}
