package org.muster.cli.bench;

import java.util.ArrayList;
import java.util.List;

/// How the numbers of real peacekeeping lie: read off the UN's contributions and fatalities by
/// country and mission.
final class Shapes {

  /// Contributors, those with troops in the most missions first (March 2014).
  static final List<String> CONTRIBUTORS =
      List.of(
          "NPL", "CHN", "IND", "NGA", "TUR", "BGD", "BRA", "EGY", "GHA", "YEM", "BEN", "FRA", "DEU",
          "IDN", "JOR", "PRY", "PER", "KOR", "RUS", "ARG", "BOL", "SLV", "GIN", "IRL", "ITA", "NOR",
          "PAK", "ROU", "RWA", "SEN", "LKA", "SWE", "TGO", "UKR", "URY", "BFA", "HRV", "ECU", "FIN",
          "KEN", "MYS", "MNG", "PHL", "POL", "SRB", "CHE", "TZA", "GBR", "USA", "ZMB", "AUT", "BDI",
          "KHM", "CMR", "CAN", "ETH", "FJI", "GMB", "GTM", "KGZ", "NAM", "NLD", "NER", "SLE", "TUN",
          "ZWE", "AUS", "BIH", "TCD", "CHL", "DNK", "DJI", "HUN", "LTU", "MDG", "MWI", "MDA", "THA",
          "BEL", "CIV", "CZE", "ZAF", "ESP", "UGA", "MAR", "NZL", "PRT");

  /// Contingent sizes at these shares of all contingents (2020): half have 6 people or fewer, a
  /// tenth 413 or more.
  private static final double[] SHARE = {0, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.99, 1};

  private static final int[] SIZE = {1, 1, 2, 6, 35, 413, 1054, 2032, 2800};

  /// A sentence may come out twelve characters shorter than asked for.
  private static final int SHORTEST_QUOTE = 52;

  private static final int MIN_CONTRIBUTORS = 30;
  static final int MAX_CONTRIBUTORS = 60;

  private Shapes() {}

  /// The contributors of one mission, 30 to 60; who gives to many missions is in it more often.
  static List<String> contributors(Dice dice) {
    return contributors(dice, dice.from(MIN_CONTRIBUTORS, MAX_CONTRIBUTORS));
  }

  /// So many contributors.
  static List<String> contributors(Dice dice, int wanted) {
    var left = new ArrayList<>(CONTRIBUTORS);
    var chosen = new ArrayList<String>();
    while (chosen.size() < wanted) {
      int at = Math.min(dice.from(0, left.size() - 1), dice.from(0, left.size() - 1));
      chosen.add(left.remove(at));
    }
    return chosen;
  }

  /// The size of a contingent.
  static int contingent(Dice dice) {
    double share = dice.share();
    int i = 1;
    while (SHARE[i] < share) {
      i++;
    }
    double part = (share - SHARE[i - 1]) / (SHARE[i] - SHARE[i - 1]);
    return (int) Math.round(SIZE[i - 1] + part * (SIZE[i] - SIZE[i - 1]));
  }

  /// How many one incident killed: one in nine of ten (fatalities by day, mission and cause).
  static int killed(Dice dice) {
    int roll = dice.from(1, 3480);
    if (roll <= 3116) {
      return 1;
    }
    if (roll <= 3339) {
      return 2;
    }
    return roll <= 3425 ? dice.from(3, 4) : dice.from(5, 13);
  }

  /// The length of a quote in characters, 40 to 300, about 100 in the middle.
  static int quoteLength(Dice dice) {
    int length = SHORTEST_QUOTE + Math.min(dice.from(0, 120), dice.from(20, 120));
    return dice.oneIn(8) ? dice.from(150, 300) : length;
  }
}
