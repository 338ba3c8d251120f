package org.muster.events;

import jakarta.inject.Singleton;
import org.muster.contracts.recorded.Recorder;

/// Who is calling. Nobody identifies themselves yet, so it is the configured recorder.
@Singleton
public final class Caller {
  private final Recorder recorder;

  Caller(EventsSettings settings) {
    EventsSettings.RecorderSettings local = settings.recorder();
    this.recorder = new Recorder(local.issuer(), local.subject(), local.role());
  }

  /// Who is stamped on what this call records.
  public Recorder recorder() {
    return recorder;
  }
}
