package org.muster.cli.bench;

import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.json.AnnouncementJson;

/// A made-up history of many missions, in the order of time: the same request gives the same bytes.
///
/// Its missions are called `BENCH-01` and so on, so that no figure of a real mission moves. Only a
/// month is held in memory, not the whole. See [Shapes] for what is read off real data.
public final class History implements Iterator<byte[]> {

  /// What is wanted.
  ///
  /// @param events how many announcements
  /// @param seed chance begins here
  /// @param keyed whether each has a key, so that it can be posted again; those that others refer
  ///   to always have one
  public record Request(long events, long seed, Shape shape, boolean keyed) {

    public Request {
      if (events < 1) {
        throw new IllegalArgumentException("a history has one announcement at least");
      }
    }

    String keyPrefix() {
      return "bench-%s-%d-%d".formatted(shape.name().toLowerCase(Locale.ROOT), events, seed);
    }
  }

  private static final YearMonth BEGINNING = YearMonth.of(2005, 1);

  /// So that 20,000 announcements about one mission end before 2027.
  private static final YearMonth BEGINNING_OF_SINGLE = YearMonth.of(2000, 1);

  private static final int FEWEST_MISSIONS = 12;
  private static final int MOST_MISSIONS = 200;
  private static final int EVENTS_A_MISSION = 8_000;
  private static final double HEAVY_SHARE = 0.6;

  private final Request request;
  private final List<MissionStory> missions = new ArrayList<>();
  private final Queue<Announcement> month = new ArrayDeque<>();
  private YearMonth present;
  private long given;

  public History(Request request) {
    this.request = request;
    this.present = request.shape() == Shape.SINGLE ? BEGINNING_OF_SINGLE : BEGINNING;
    var dice = new Dice(request.seed());
    var keys = new Keys(request.keyPrefix(), request.keyed());
    if (request.shape() == Shape.SINGLE) {
      var contributors = Shapes.contributors(dice, Shapes.MAX_CONTRIBUTORS);
      missions.add(new MissionStory("BENCH-01", dice.fork(), keys, contributors));
      return;
    }
    int count = Math.clamp(request.events() / EVENTS_A_MISSION, FEWEST_MISSIONS, MOST_MISSIONS);
    for (int i = 1; i <= count; i++) {
      missions.add(new MissionStory("BENCH-%02d".formatted(i), dice.fork(), keys));
    }
  }

  @Override
  public boolean hasNext() {
    return given < request.events();
  }

  /// The next announcement as its client would send it, in one line without its end.
  @Override
  public byte[] next() {
    return AnnouncementJson.write(nextAnnouncement());
  }

  /// The next announcement; it refers to others by their keys.
  public Announcement nextAnnouncement() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (month.isEmpty()) {
      month.addAll(tell());
      present = present.plusMonths(1);
    }
    given++;
    return Objects.requireNonNull(month.poll());
  }

  /// Everything that was said in the month, by its day; of one day in the order of the missions.
  private List<Announcement> tell() {
    var told = new ArrayList<Announcement>();
    boolean skewed = request.shape() == Shape.SKEWED;
    for (var mission : missions.subList(skewed ? 1 : 0, missions.size())) {
      told.addAll(mission.month(present));
    }
    if (skewed) {
      int heavy = (int) Math.round(told.size() * HEAVY_SHARE / (1 - HEAVY_SHARE));
      told.addAll(heavyMonth(heavy));
    }
    told.sort(Comparator.comparing(MissionStory::day));
    return told;
  }

  /// The month told again and again until it has so many; never cut, as later announcements refer
  /// to earlier ones.
  private List<Announcement> heavyMonth(int wanted) {
    var told = new ArrayList<Announcement>();
    while (told.size() < wanted) {
      told.addAll(missions.getFirst().month(present));
    }
    return told;
  }
}
