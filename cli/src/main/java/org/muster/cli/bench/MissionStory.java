package org.muster.cli.bench;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Casualty;
import org.muster.contracts.announcement.CasualtyTotalReported;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.ContextNoted;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.announcement.Extent;
import org.muster.contracts.announcement.Header;
import org.muster.contracts.announcement.IncidentCategory;
import org.muster.contracts.announcement.IncidentReported;
import org.muster.contracts.announcement.MandateChange;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.Retraction;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.Stance;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.Subject;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.Victims;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.quantity.Qualifier;
import org.muster.contracts.quantity.Quantity;
import org.muster.contracts.relation.Rel;
import org.muster.contracts.relation.Relation;
import org.muster.contracts.relation.Target;
import org.muster.contracts.source.Credibility;
import org.muster.contracts.source.Directness;
import org.muster.contracts.source.Reliability;
import org.muster.contracts.source.Source;

/// What is said about one mission, month after month: the monthly count of every contingent, now
/// and then a plan, a suspension, an incident, and a correction of something said the same month.
final class MissionStory {

  private static final List<Qualifier> ROUGHLY =
      List.of(Qualifier.ABOUT, Qualifier.OVER, Qualifier.AT_LEAST, Qualifier.UP_TO);
  private static final List<Stage> PLANS =
      List.of(
          Stage.REPORTED,
          Stage.INTENDED,
          Stage.NOTIFIED,
          Stage.ANNOUNCED,
          Stage.OFFICIAL,
          Stage.PROPOSED);
  private static final List<Stance> STANCES = List.of(Stance.values());

  /// Accidents, illness and hostile acts as often as in the record of fatalities.
  private static final List<IncidentCategory> CAUSES =
      List.of(
          IncidentCategory.ILLNESS,
          IncidentCategory.ILLNESS,
          IncidentCategory.ILLNESS,
          IncidentCategory.ACCIDENT,
          IncidentCategory.ACCIDENT,
          IncidentCategory.ACCIDENT,
          IncidentCategory.HOSTILE_ACT,
          IncidentCategory.HOSTILE_ACT,
          IncidentCategory.OTHER);

  private final String mission;
  private final Dice dice;
  private final Keys keys;
  private final List<Contingent> contingents = new ArrayList<>();
  private int killed;

  MissionStory(String mission, Dice dice, Keys keys) {
    this(mission, dice, keys, Shapes.contributors(dice));
  }

  /// A story of given contributors.
  MissionStory(String mission, Dice dice, Keys keys, List<String> contributors) {
    this.mission = mission;
    this.dice = dice;
    this.keys = keys;
    for (var contributor : contributors) {
      contingents.add(new Contingent(contributor, Shapes.contingent(dice)));
    }
  }

  /// The last day on which it can have been announced: every announcement of a story has one.
  static LocalDate day(Announcement announcement) {
    return Objects.requireNonNull(
        Objects.requireNonNull(announcement.header().announced()).latest());
  }

  /// Everything that is said in a month, in order.
  List<Announcement> month(YearMonth month) {
    var told = new ArrayList<Announcement>();
    for (var contingent : contingents) {
      news(contingent, month, told);
    }
    for (int incidents = dice.from(0, 3); incidents > 0; incidents--) {
      told.add(incident(at(month)));
    }
    if (dice.oneIn(12)) {
      told.add(mandate(at(month)));
    }
    if (dice.oneIn(3)) {
      told.add(context(at(month)));
    }
    if (dice.oneIn(4)) {
      told.add(casualties(month));
    }
    counts(month, told);
    told.sort(Comparator.comparing(MissionStory::day));
    return told;
  }

  private LocalDate at(YearMonth month) {
    return month.atDay(dice.from(1, month.lengthOfMonth()));
  }

  private void news(Contingent contingent, YearMonth month, List<Announcement> told) {
    int roll = dice.from(0, 999);
    if (roll < 50) {
      plan(contingent, month, told);
    } else if (roll < 70) {
      told.add(
          contingent.suspended ? resumption(contingent, month) : suspension(contingent, month));
    } else if (roll < 85) {
      told.add(position(contingent, at(month)));
    } else if (roll < 105) {
      told.add(deployment(contingent, month));
    } else if (roll < 125 && contingent.plan != null && contingent.strength > 0) {
      told.add(departure(contingent, month));
    }
  }

  /// A plan to leave; one in six is corrected, retracted or disputed within the month.
  private void plan(Contingent contingent, YearMonth month, List<Announcement> told) {
    var plan = new Contingent.Plan(keys.named(), at(month));
    var header = header(plan.day(), plan.key(), capital(contingent), replacing(contingent, plan));
    told.add(withdrawal(contingent, header, plan.day()));
    contingent.plan = plan;
    var last = month.atEndOfMonth();
    var target = new Target(null, plan.key());
    var about = header(last, keys.ifKeyed(), "The plan");
    switch (dice.from(0, 17)) {
      case 0 -> {
        var right = header(plan.day(), null, capital(contingent));
        told.add(new Correction(about, target, withdrawal(contingent, right, plan.day())));
      }
      case 1 -> {
        told.add(new Retraction(about, target, "Recorded twice."));
        contingent.plan = null;
      }
      case 2 -> told.add(new Dispute(about, target, "Not so."));
      default -> {}
    }
  }

  /// One plan in three says that it replaces the one before.
  private List<Relation> replacing(Contingent contingent, Contingent.Plan plan) {
    var before = contingent.plan;
    return before != null && !plan.day().isBefore(before.day()) && dice.oneIn(3)
        ? List.of(new Relation(Rel.SUPERSEDES, null, before.key()))
        : List.of();
  }

  private WithdrawalAnnounced withdrawal(Contingent contingent, Header header, LocalDate day) {
    var extent = dice.oneIn(3) ? Extent.PART : Extent.WHOLE;
    int people =
        extent == Extent.WHOLE ? contingent.strength : Math.max(1, contingent.strength / 2);
    var from = day.plusMonths(dice.from(0, 6));
    var by = from.plusMonths(dice.from(1, 12));
    return new WithdrawalAnnounced(
        header,
        subject(contingent.contributor, dice.any(PLANS)),
        extent,
        dice.oneIn(10) ? Quantity.unknown() : roughly(people),
        null,
        dice.oneIn(2) ? Edtf.on(from) : null,
        dice.oneIn(4) ? null : Edtf.parse("[.." + by + "]"),
        dice.oneIn(20) ? Edtf.on(by.plusMonths(6)) : null);
  }

  private SuspensionAnnounced suspension(Contingent contingent, YearMonth month) {
    contingent.suspended = true;
    var day = at(month);
    return new SuspensionAnnounced(
        header(day, keys.ifKeyed(), capital(contingent)),
        subject(contingent.contributor, Stage.ANNOUNCED),
        Extent.WHOLE,
        contingent.strength > 0 && dice.oneIn(2) ? roughly(contingent.strength) : null,
        Edtf.on(day),
        dice.oneIn(4) ? Edtf.on(day.plusMonths(dice.from(1, 6))) : null);
  }

  private ActivityResumed resumption(Contingent contingent, YearMonth month) {
    contingent.suspended = false;
    var day = at(month);
    return new ActivityResumed(
        header(day, keys.ifKeyed(), capital(contingent)),
        subject(contingent.contributor, Stage.ANNOUNCED),
        Edtf.on(day));
  }

  private PositionStated position(Contingent contingent, LocalDate day) {
    return new PositionStated(
        header(day, keys.ifKeyed(), capital(contingent)),
        subject(contingent.contributor, Stage.REPORTED),
        dice.any(STANCES),
        "a full exit");
  }

  private DeploymentAnnounced deployment(Contingent contingent, YearMonth month) {
    var day = at(month);
    int people = Shapes.contingent(dice);
    boolean come = dice.oneIn(2);
    contingent.strength += come ? people : 0;
    return new DeploymentAnnounced(
        header(day, keys.ifKeyed(), capital(contingent)),
        subject(contingent.contributor, come ? Stage.IMPLEMENTED : Stage.ANNOUNCED),
        roughly(people),
        null,
        null,
        come ? Edtf.on(day) : Edtf.parse("[.." + day.plusMonths(6) + "]"),
        null);
  }

  private DepartureReported departure(Contingent contingent, YearMonth month) {
    var day = at(month);
    int gone = dice.from(1, contingent.strength);
    contingent.strength -= gone;
    return new DepartureReported(
        header(day, keys.ifKeyed(), capital(contingent)),
        subject(contingent.contributor, Stage.IN_PROGRESS),
        Quantity.exact(gone),
        Measure.DELTA,
        null,
        Edtf.on(day));
  }

  private IncidentReported incident(LocalDate day) {
    var contingent = dice.any(contingents);
    int dead = Shapes.killed(dice);
    killed += dead;
    int hurt = dice.from(0, 4);
    var casualty =
        new Casualty(
            Victims.PEACEKEEPER,
            contingent.contributor,
            Quantity.exact(dead),
            hurt == 0 ? null : Quantity.exact(hurt));
    return new IncidentReported(
        header(day, keys.ifKeyed(), "An incident in the sector"),
        new Subject(contingent.contributor, null, Stage.REPORTED, List.of()),
        dice.any(CAUSES),
        Edtf.on(day),
        null,
        null,
        List.of(casualty));
  }

  private CasualtyTotalReported casualties(YearMonth month) {
    var day = month.atEndOfMonth();
    return new CasualtyTotalReported(
        header(day, keys.ifKeyed(), "Fatalities in all"),
        new Subject(null, null, Stage.REPORTED, List.of()),
        IncidentCategory.OTHER,
        Victims.PEACEKEEPER,
        Quantity.exact(killed),
        null,
        Edtf.on(day));
  }

  private MandateDecided mandate(LocalDate day) {
    int ceiling = contingents.stream().mapToInt(contingent -> contingent.strength).sum();
    return new MandateDecided(
        header(day, keys.ifKeyed(), "The Council"),
        new Subject(null, null, Stage.OFFICIAL, List.of()),
        MandateChange.RENEWED,
        Edtf.on(day),
        Edtf.on(day.plusMonths(12)),
        null,
        Map.of(Component.UNIFORMED, Quantity.exact(ceiling)),
        Map.of(),
        null);
  }

  private ContextNoted context(LocalDate day) {
    return new ContextNoted(
        header(day, keys.ifKeyed(), "A note"),
        new Subject(null, null, Stage.REPORTED, List.of()),
        Prose.sentence(dice, "It is said that the", Shapes.quoteLength(dice)));
  }

  /// The monthly report: each contingent, which has changed a little, and the whole mission.
  private void counts(YearMonth month, List<Announcement> told) {
    var day = month.atEndOfMonth();
    int total = 0;
    for (var contingent : contingents) {
      contingent.strength = Math.max(0, contingent.strength + drift(contingent.strength));
      total += contingent.strength;
      told.add(strength(contingent.contributor, contingent.strength, day));
    }
    told.add(strength(null, total, day));
  }

  private int drift(int strength) {
    int most = strength / 20;
    return most == 0 || dice.oneIn(2) ? 0 : dice.from(-most, most);
  }

  private StrengthReported strength(@Nullable String contributor, int people, LocalDate day) {
    return new StrengthReported(
        header(day, keys.ifKeyed(), "The monthly report counts " + people),
        new Subject(contributor, Component.UNIFORMED, Stage.REPORTED, List.of()),
        Quantity.exact(people),
        null,
        Edtf.on(day));
  }

  private Quantity roughly(int people) {
    return people == 0 || dice.oneIn(2)
        ? Quantity.exact(people)
        : Quantity.of(dice.any(ROUGHLY), people);
  }

  private static String capital(Contingent contingent) {
    return "The capital of " + contingent.contributor;
  }

  private static Subject subject(String contributor, Stage stage) {
    return new Subject(contributor, null, stage, List.of());
  }

  private Header header(LocalDate day, @Nullable String key, String quoteBeginning) {
    return header(day, key, quoteBeginning, List.of());
  }

  private Header header(
      LocalDate day, @Nullable String key, String quoteBeginning, List<Relation> relations) {
    var source =
        new Source(
            "Generator",
            "A made-up source",
            null,
            Edtf.on(day),
            Prose.sentence(dice, quoteBeginning, Shapes.quoteLength(dice)),
            Directness.SECONDARY,
            dice.any(List.of(Reliability.values())),
            dice.any(List.of(Credibility.values())));
    return new Header(mission, null, key, Edtf.on(day), false, List.of(source), relations);
  }
}
