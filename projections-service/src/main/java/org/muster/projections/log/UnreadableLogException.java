package org.muster.projections.log;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.RetriableException;

/// A consumer cannot read on, and trying again does not help: records are gone or damaged.
public final class UnreadableLogException extends OtherLogException {

  private static final long serialVersionUID = 1L;

  private UnreadableLogException(String difference) {
    super(List.of(difference));
  }

  /// What a failure of reading means, if it means that.
  public static Optional<UnreadableLogException> of(RuntimeException failure) {
    if (failure instanceof OffsetOutOfRangeException gone) {
      return Optional.of(
          new UnreadableLogException(
              "the log has no records at the offsets that are to be read (%s): it was truncated or shortened"
                  .formatted(gone.offsetOutOfRangePartitions())));
    }
    return failure instanceof KafkaException && isDamage(failure)
        ? Optional.of(new UnreadableLogException("a record is damaged on disk: " + words(failure)))
        : Optional.empty();
  }

  /// What is to be thrown for a failure of reading: what it means, or itself.
  public static RuntimeException orSame(RuntimeException failure) {
    return of(failure).<RuntimeException>map(other -> other).orElse(failure);
  }

  /// The consumer checks each batch's CRC and tells of it in words only; the broker has a class for
  /// it.
  private static boolean isDamage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (cause instanceof CorruptRecordException || words.contains("corrupt")) {
        return true;
      }
      if (cause instanceof RetriableException) {
        return false;
      }
    }
    return false;
  }

  private static String words(Throwable failure) {
    StringBuilder words = new StringBuilder(String.valueOf(failure.getMessage()));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      words.append(" ← ").append(cause.getMessage());
    }
    return words.toString();
  }
}
