package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.recorded.Recorded;

/// All that was announced of a mission, sorted by whom it is about.
final class MissionBook {

  private final boolean nothingKnown;
  private final ForceBook mission;
  private final NavigableMap<String, ForceBook> contributors = new TreeMap<>();
  private final Map<String, List<LocalDate>> said = new HashMap<>();
  private final Mandate mandate;
  private final Restrictions restrictions;
  private final BigDecimal about;

  private MissionBook(Ledger ledger, BigDecimal about, @Nullable MissionBook before) {
    this.nothingKnown = ledger.nothingKnown();
    this.about = about;
    List<Entry> ofMission = new ArrayList<>();
    Map<String, List<Entry>> byContributor = new TreeMap<>();
    Set<String> known = new HashSet<>();
    for (Entry entry : ledger.entries()) {
      String contributor = entry.claim().subject().contributor();
      if (contributor != null && ForceBook.isOfForce(entry.claim())) {
        known.add(contributor);
      }
    }
    for (Entry entry : ledger.entries()) {
      String contributor = entry.contributor();
      if (contributor == null || isBystander(entry, known)) {
        if (isOfMission(entry.claim())) {
          ofMission.add(entry);
        }
      } else {
        said.computeIfAbsent(contributor, c -> new ArrayList<>()).add(entry.announcedLatest());
        if (ForceBook.isOfForce(entry.claim())) {
          byContributor.computeIfAbsent(contributor, c -> new ArrayList<>()).add(entry);
        }
      }
    }
    List<Ledger.Disregarded> goneOfMission = new ArrayList<>();
    Map<String, List<Ledger.Disregarded>> gone = new HashMap<>();
    for (Ledger.Disregarded disregarded : ledger.disregarded()) {
      String contributor = disregarded.entry().contributor();
      if (contributor == null) {
        goneOfMission.add(disregarded);
      } else {
        gone.computeIfAbsent(contributor, c -> new ArrayList<>()).add(disregarded);
      }
    }
    this.mandate = new Mandate(ofMission, about);
    this.restrictions = new Restrictions(ofMission);
    this.mission =
        before != null && before.mission.isMadeOf(ofMission, goneOfMission)
            ? before.mission
            : new ForceBook(null, ofMission, goneOfMission, mandate.plans(), about);
    byContributor.forEach((contributor, entries) -> {
      List<Ledger.Disregarded> without = gone.getOrDefault(contributor, List.of());
      ForceBook last = before == null ? null : before.contributors.get(contributor);
      contributors.put(
          contributor,
          last != null && last.isMadeOf(entries, without)
              ? last
              : new ForceBook(contributor, entries, without, List.of(), about));
    });
  }

  /// Of the mission's own announcements those that posture reads.
  private static boolean isOfMission(Claim claim) {
    return ForceBook.isOfForce(claim)
        || claim instanceof MandateDecided
        || Restrictions.isRestriction(claim);
  }

  /// Whoever states a position without being known to contribute, the host state say.
  private static boolean isBystander(Entry entry, Set<String> known) {
    return entry.claim().subject().contributor() == null && !known.contains(entry.contributor());
  }

  static MissionBook of(Collection<Recorded> announcements, Cut cut, BigDecimal about) {
    return new MissionBook(Ledger.of(announcements, cut), about, null);
  }

  /// The same with further announcements: what they do not touch is taken over from before.
  static MissionBook of(Ledger ledger, @Nullable MissionBook before) {
    return of(ledger, before, Question.DEFAULT_ABOUT);
  }

  /// The same with a tolerance, which has to be that of the book before.
  static MissionBook of(Ledger ledger, @Nullable MissionBook before, BigDecimal about) {
    return new MissionBook(ledger, about, before);
  }

  boolean nothingKnown() {
    return nothingKnown;
  }

  ForceBook mission() {
    return mission;
  }

  NavigableMap<String, ForceBook> contributors() {
    return contributors;
  }

  /// The days on which anything was announced of a contributor.
  List<LocalDate> said(String contributor) {
    return said.getOrDefault(contributor, List.of());
  }

  Mandate mandate() {
    return mandate;
  }

  Restrictions restrictions() {
    return restrictions;
  }

  BigDecimal about() {
    return about;
  }

  @Nullable Count baseline(LocalDate day) {
    return mission.counts().on(day);
  }

  /// One contributor on a day.
  ContributorView view(String contributor, LocalDate day, Scenario scenario, Policy policy) {
    return view(force(contributor), missionPlans(), day, scenario, policy);
  }

  /// One contributor on a day in every scenario.
  Map<Scenario, ContributorView> views(String contributor, LocalDate day, Policy policy) {
    ForceBook force = force(contributor);
    List<Plan> missionPlans = missionPlans();
    Turns turns =
        Turns.on(
            force,
            missionPlans,
            day,
            Days.earlier(day(force.counts().on(day)), day(baseline(day))));
    Map<Scenario, ContributorView> views = new EnumMap<>(Scenario.class);
    ContributorView view = null;
    for (Scenario scenario : Scenario.values()) {
      if (view == null || turns.figures().contains(scenario)) {
        view = view(force, missionPlans, day, scenario, policy);
      } else if (turns.disregards().contains(scenario)) {
        view = view.in(scenario, force, day);
      }
      views.put(scenario, view);
    }
    return views;
  }

  private ContributorView view(
      ForceBook force, List<Plan> missionPlans, LocalDate day, Scenario scenario, Policy policy) {
    Count baseline = baseline(day);
    String contributor = Objects.requireNonNull(force.contributor());
    return ContributorView.of(
        contributor,
        force,
        said(contributor),
        missionPlans,
        baseline == null ? null : baseline.day(),
        day,
        scenario,
        policy);
  }

  private static LocalDate day(@Nullable Count count) {
    return count == null ? LocalDate.MIN : count.day();
  }

  private ForceBook force(String contributor) {
    ForceBook force = contributors.get(contributor);
    if (force == null) {
      throw new IllegalArgumentException(contributor + " is no contributor here");
    }
    return force;
  }

  private List<Plan> missionPlans() {
    return mission.plans().roots().stream().map(PlanBook.Tranches::plan).toList();
  }
}
