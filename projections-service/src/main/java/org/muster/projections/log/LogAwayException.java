package org.muster.projections.log;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The broker did not answer in time, or answered that it cannot now.
public class LogAwayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogAwayException(Throwable cause) {
    super("the broker does not answer: " + cause, cause);
  }

  /// What the broker answers.
  ///
  /// @throws LogAwayException if it does not in time
  /// @throws UnknownTopicOrPartitionException if it says that there is no such topic, by name or id
  static <T> T answer(KafkaFuture<T> future, Duration atMost) {
    try {
      return future.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
        throw unknown;
      }
      if (e.getCause() instanceof UnknownTopicIdException unknown) {
        throw new UnknownTopicOrPartitionException(unknown.getMessage(), unknown);
      }
      throw new LogAwayException(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new LogAwayException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogAwayException(e);
    }
  }
}
