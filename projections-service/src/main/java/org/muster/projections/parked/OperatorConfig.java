package org.muster.projections.parked;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who decides, where nobody has to identify themselves.
@ConfigMapping(prefix = "muster.operator")
public interface OperatorConfig {

  /// Who is noted as having decided about a parked record, asked for a replay or promoted a
  /// generation: a desk rather than a person.
  @WithDefault("local")
  String subject();
}
