package org.muster.projections.log;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.admin.OffsetSpec;

/// Where the log ends now, as the broker tells it.
@ApplicationScoped
public class LogEnds {

  private final LogAdmin admin;
  private final LogConfig config;

  LogEnds(LogAdmin admin, LogConfig config) {
    this.admin = admin;
    this.config = config;
  }

  /// The offset of the next record of each partition, in order.
  ///
  /// @throws LogAwayException if the broker does not answer in time
  public List<Long> now() {
    return admin.offsets(config.partitions(), OffsetSpec.latest());
  }
}
