package org.muster.projections.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.AnnouncementType;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.source.Source;

/// An announcement of the journal as a row. The columns are one list for the inserts of the live
/// projection and the bulk load of a replay, so that both write the same.
public final class JournalRow {

  /// The columns besides `generation`, in the order of [#values].
  public static final List<String> COLUMNS =
      List.of(
          "mission",
          "id",
          "contributor",
          "type",
          "log_partition",
          "log_offset",
          "recorded_at",
          "recorder_issuer",
          "recorder_subject",
          "recorder_role",
          "announced_earliest",
          "announced_latest",
          "client_key",
          "said_by",
          "target",
          "body",
          "search_text");

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> NOT_SEARCHED =
      Set.of("id", "recordedAt", "issuer", "role", "url", "rel", "qualifier");

  private JournalRow() {}

  /// The values of a row, `null` where there is none.
  public static @Nullable Object[] values(Arrival.Announced arrival) {
    Recorded recorded = arrival.recorded();
    Announcement announcement = recorded.announcement();
    Announced announced = announced(recorded);
    return new @Nullable Object[] {
      announcement.mission(),
      recorded.id(),
      announcement.contributor(),
      AnnouncementType.of(announcement).name(),
      arrival.partition(),
      arrival.offset(),
      OffsetDateTime.ofInstant(recorded.recordedAt(), ZoneOffset.UTC),
      recorded.recordedBy().issuer(),
      recorded.recordedBy().subject(),
      recorded.recordedBy().role(),
      announced.earliest(),
      announced.latest(),
      announcement.header().key(),
      announcement.header().saidBy(),
      target(announcement),
      arrival.body(),
      searchText(arrival.body())
    };
  }

  private static @Nullable UUID target(Announcement announcement) {
    return announcement instanceof Pointer pointer ? pointer.target().id() : null;
  }

  /// By when it was announced (K4).
  public static LocalDate announcedLatest(Recorded recorded) {
    return announced(recorded).latest();
  }

  private record Announced(@Nullable LocalDate earliest, LocalDate latest) {}

  /// When it was announced; if that was not said, its earliest publication; else the day on which
  /// it was recorded (K4).
  private static Announced announced(Recorded recorded) {
    Edtf said = recorded.announcement().header().announced();
    if (said != null && said.latest() != null) {
      return new Announced(said.earliest(), said.latest());
    }
    return recorded.announcement().header().sources().stream()
        .map(Source::published)
        .filter(Objects::nonNull)
        .filter(published -> published.latest() != null)
        .map(published ->
            new Announced(published.earliest(), Objects.requireNonNull(published.latest())))
        .min(Comparator.comparing(Announced::latest))
        .orElseGet(() -> {
          LocalDate day = LocalDate.ofInstant(recorded.recordedAt(), ZoneOffset.UTC);
          return new Announced(day, day);
        });
  }

  /// The words of every text of the announcement that a person would look for.
  private static String searchText(String body) {
    StringBuilder words = new StringBuilder();
    try (JsonParser json = JSON.createParser(body)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING
            && !NOT_SEARCHED.contains(String.valueOf(json.currentName()))) {
          words.append(json.getText()).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("this was read as JSON before", e);
    }
    return Words.of(words.toString());
  }
}
