package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.muster.contracts.recorded.Recorded;

/// Histories of a small mission, drawn from a seed: two contributors and the mission as a whole,
/// half a year, everything that posture reads, and relations of every kind in every direction.
final class RandomHistory {

  static final LocalDate FIRST = LocalDate.parse("2022-01-01");
  static final LocalDate LAST = LocalDate.parse("2023-08-31");

  private static final int MOST_ANNOUNCEMENTS = 14;
  private static final String[] STAGES = {
    "proposed",
    "reported",
    "intended",
    "notified",
    "announced",
    "official",
    "in-progress",
    "implemented",
    "cancelled",
    "lapsed"
  };
  private static final String[] COMPONENTS = {
    "unspecified", "uniformed", "uniformed", "military", "military", "police", "civilian", "all"
  };
  private static final String[] STANCES = {"undecided", "undecided", "staying", "supports"};
  private static final String[] GRADES = {"A1", "B2", "B2", "F6"};

  private final Random random;
  private int names;

  private RandomHistory(long seed) {
    this.random = new Random(seed);
  }

  /// The announcements of a seed, in the order of recording.
  static List<Recorded> of(long seed) {
    return new RandomHistory(seed).history();
  }

  private List<Recorded> history() {
    names = 2 + random.nextInt(MOST_ANNOUNCEMENTS - 1);
    List<Recorded> history = new ArrayList<>();
    for (int n = 0; n < names; n++) {
      history.add(recorded(one().named("h" + n), n));
    }
    return history;
  }

  private Recorded recorded(Said said, int n) {
    if (chance(10)) {
      said.by("another");
    }
    if (chance(10)) {
      said.byEditor("editor");
    }
    return said.recorded(n - random.nextInt(3));
  }

  private Said one() {
    return switch (random.nextInt(20)) {
      case 0 -> Said.retraction(other());
      case 1 -> Said.correction(other(), claim());
      case 2 -> Said.dispute(other());
      default -> claim();
    };
  }

  private Said claim() {
    Said said =
        switch (random.nextInt(16)) {
          case 0, 1, 2, 3, 4 -> withdrawal();
          case 5, 6 -> suspension();
          case 7 -> maybeStaged(maybeStarts(Said.resumption(contributor())));
          case 8 -> deployment();
          case 9, 10, 11 ->
              count(chance(40) ? Said.missionStrength() : Said.strength(contributor()));
          case 12, 13 -> departure();
          case 14 -> Said.position(contributor(), pick(STANCES));
          default -> mandate();
        };
    if (chance(95)) {
      said.announced(latestDay());
    }
    said.graded(pick(GRADES));
    if (chance(25)) {
      relate(said);
    }
    return said;
  }

  private void relate(Said said) {
    switch (random.nextInt(5)) {
      case 0 -> said.supersedes(other());
      case 1 -> said.confirms(other());
      case 2 -> said.duplicates(other());
      case 3 -> said.partOf(other());
      default -> said.carriesOut(other());
    }
  }

  private Said withdrawal() {
    Said said = maybeStarts(Said.withdrawal(contributor()).stage(pick(STAGES)));
    said.component(pick(COMPONENTS));
    if (chance(50)) {
      said.whole();
    } else if (chance(70)) {
      said.part();
    }
    if (chance(75)) {
      number(said);
    }
    if (chance(15)) {
      said.measure(chance(60) ? "remaining" : "ceiling");
    }
    if (chance(60)) {
      said.completes(date());
    }
    return chance(20) ? said.retainsPartUntil(date()) : said;
  }

  private Said suspension() {
    Said said = maybeStarts(Said.suspension(contributor()).stage(pick(STAGES)));
    if (chance(60)) {
      said.whole();
    }
    if (chance(60)) {
      number(said);
    }
    return chance(40) ? said.until(date()) : said;
  }

  private Said deployment() {
    Said said = maybeStarts(Said.deployment(contributor()));
    if (chance(30)) {
      said.stage(pick(STAGES));
    }
    number(said);
    return chance(50) ? said.completes(date()) : said;
  }

  private Said count(Said said) {
    return number(said.component(chance(70) ? "uniformed" : pick(COMPONENTS)).asOf(latestDay()));
  }

  private Said departure() {
    Said said =
        number(
            (chance(20) ? Said.missionDeparture() : Said.departure(contributor()))
                .asOf(latestDay()));
    said.component(pick(COMPONENTS));
    if (chance(25)) {
      said.since(latestDay());
    } else if (chance(20)) {
      said.measure("remaining");
    }
    return chance(15) ? said.stage(pick(STAGES)) : said;
  }

  private Said mandate() {
    Said said =
        maybeStarts(
            Said.mandate(pick(new String[] {"established", "renewed", "amended", "terminated"})));
    if (chance(60)) {
      said.completes(date());
    }
    return chance(50) ? said.expires(date()) : said;
  }

  private Said maybeStarts(Said said) {
    return chance(40) ? said.starts(date()) : said;
  }

  private Said maybeStaged(Said said) {
    return chance(50) ? said.stage(pick(STAGES)) : said;
  }

  private Said number(Said said) {
    long n = random.nextInt(8) * 50L;
    return switch (random.nextInt(10)) {
      case 0 -> said.about(n);
      case 1 -> said.over(n);
      case 2 -> said.under(n + 1);
      case 3 -> said.upTo(n);
      case 4 -> said.range(n, n + 50);
      case 5 -> said.atLeast(n);
      default -> said.exactly(n);
    };
  }

  private String contributor() {
    return chance(60) ? "CIV" : "EGY";
  }

  private String other() {
    return chance(5) ? "nobody" : "h" + random.nextInt(names);
  }

  private String latestDay() {
    return switch (random.nextInt(8)) {
      case 0 -> month();
      case 1 -> span();
      case 2 -> "[.." + day() + "]";
      default -> day();
    };
  }

  private String date() {
    return switch (random.nextInt(9)) {
      case 0, 1 -> month();
      case 2, 3 -> span();
      case 4 -> "[.." + day() + "]";
      case 5 -> "[" + day() + "..]";
      default -> day();
    };
  }

  private String span() {
    LocalDate from = somewhen();
    LocalDate to = from.plusDays(1 + random.nextInt(60));
    return chance(50) ? "[" + from + ".." + to + "]" : from + "/" + to;
  }

  private String month() {
    return day().substring(0, 7);
  }

  private String day() {
    return somewhen().toString();
  }

  /// Few days, so that they meet.
  private LocalDate somewhen() {
    return FIRST.plusDays(10L * random.nextInt(20));
  }

  private <T> T pick(T[] some) {
    return some[random.nextInt(some.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
