package org.muster.projections.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.json.WireNames;
import org.muster.projections.answers.StepRow;
import org.muster.projections.journal.Arrival;
import org.muster.projections.journal.JournalRow;
import org.muster.projections.live.Folded;
import org.muster.projections.parked.ParkedEvent;
import org.muster.projections.posture.AnnouncementLife;
import org.muster.projections.posture.PostureStep;

/// The digest of the pure fold in memory: the definition of [GenerationDigest] once more, without a
/// database.
public final class FoldedDigest {

  private static final HexFormat HEX = HexFormat.of();

  private final SortedMap<String, SortedMap<String, List<String>>> rows = new TreeMap<>();

  private FoldedDigest() {}

  /// The digest of what follows from records of the log.
  ///
  /// @param arrivals partition by partition, in the order of offsets
  public static GenerationDigest of(Collection<Arrival> arrivals) {
    FoldedDigest digest = new FoldedDigest();
    Map<String, List<Arrival.Announced>> missions = new TreeMap<>();
    List<ParkedEvent> parked = new ArrayList<>();
    for (Arrival arrival : arrivals) {
      switch (arrival) {
        case Arrival.Announced announced ->
            missions.computeIfAbsent(announced.mission(), m -> new ArrayList<>()).add(announced);
        case Arrival.Unreadable(ParkedEvent event) -> parked.add(event);
      }
    }
    missions.forEach((mission, announced) -> {
      Folded folded = Folded.of(mission, announced);
      parked.addAll(folded.parked());
      Set<Arrival.Announced> kept = new HashSet<>(announced);
      folded.dropped().forEach(kept::remove);
      announced.stream().filter(kept::contains).forEach(digest::journal);
      folded.derived().lives().stream()
          .sorted(Comparator.comparing(life -> life.id().toString()))
          .forEach(life -> digest.life(mission, life));
      folded.derived().steps().stream()
          .sorted(Comparator.comparing(PostureStep::fromDay))
          .forEach(step -> digest.step(mission, step));
    });
    parked.stream()
        .sorted(Comparator.comparing(ParkedEvent::partition).thenComparing(ParkedEvent::offset))
        .forEach(digest::parked);
    return digest.hashed();
  }

  private void journal(Arrival.Announced arrival) {
    @Nullable Object[] v = JournalRow.values(arrival);
    OffsetDateTime recorded = (OffsetDateTime) v[6];
    long micros =
        recorded == null
            ? 0
            : ChronoUnit.MICROS.between(OffsetDateTime.parse("1970-01-01T00:00:00Z"), recorded);
    add(
        arrival.mission(),
        "journal",
        fields(v[4], v[5], v[1], v[2], v[3], micros, v[10], v[11], v[14])
            + counted(v[7])
            + counted(v[8])
            + counted(v[9])
            + counted(v[12])
            + counted(v[13])
            + counted(v[15])
            + counted(v[16]));
  }

  private void life(String mission, AnnouncementLife life) {
    add(mission, "life", fields(life.id(), WireNames.of(life.status()), life.by()));
  }

  private void parked(ParkedEvent event) {
    add(
        event.mission() == null ? "" : event.mission(),
        "parked",
        fields(event.partition(), event.offset(), event.reason().wireName(), event.id())
            + counted(event.mission())
            + counted(event.key())
            + counted(event.detail())
            + (event.value() == null ? "" : HEX.formatHex(sha256(event.value()))));
  }

  private void step(String mission, PostureStep step) {
    @Nullable Object[] v = StepRow.values(step);
    String contributor = String.valueOf(v[1]);
    add(
        mission,
        ("posture " + v[0] + " " + contributor).stripTrailing(),
        fields(
                v[2],
                v[3],
                v[4],
                v[5],
                v[6],
                v[7],
                v[8],
                v[9],
                v[10],
                v[11],
                v[13],
                v[14],
                v[15],
                v[16],
                v[17],
                v[18],
                step.partial() ? "t" : "f",
                step.status(),
                step.flags(),
                v[21])
            + counted(v[22])
            + counted(v[23]));
  }

  private void add(String mission, String part, String row) {
    rows.computeIfAbsent(mission, m -> new TreeMap<>())
        .computeIfAbsent(part, p -> new ArrayList<>())
        .add(row);
  }

  private GenerationDigest hashed() {
    SortedMap<String, MissionDigest> byMission = new TreeMap<>();
    rows.forEach((mission, parts) -> {
      SortedMap<String, MissionDigest.Part> hashed = new TreeMap<>();
      parts.forEach((name, texts) -> {
        MessageDigest all = messageDigest();
        texts.forEach(text -> all.update(sha256(text.getBytes(StandardCharsets.UTF_8))));
        hashed.put(name, new MissionDigest.Part(texts.size(), HEX.formatHex(all.digest())));
      });
      byMission.put(mission, new MissionDigest(hashed));
    });
    return new GenerationDigest(byMission);
  }

  private static String fields(@Nullable Object... values) {
    return Arrays.stream(values).map(value -> text(value) + "|").collect(Collectors.joining());
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case LocalDate day when day.equals(LocalDate.MIN) -> "-infinity";
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(" "));
      default -> value.toString();
    };
  }

  private static String counted(@Nullable Object text) {
    return text == null
        ? "-"
        : text.toString().getBytes(StandardCharsets.UTF_8).length + ":" + text;
  }

  private static byte[] sha256(byte[] bytes) {
    return messageDigest().digest(bytes);
  }

  private static MessageDigest messageDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
