package org.muster.projections.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the page must know of its surroundings.
@ConfigMapping(prefix = "muster.page")
public interface PageConfig {

  /// Where a browser reaches the events-service: the page posts there. The events-service must
  /// allow the page's origin.
  @WithDefault("http://localhost:8080")
  String eventsUrl();
}
