package org.muster.projections.posture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.ActivityResumed;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.DepartureReported;
import org.muster.contracts.announcement.DeploymentAnnounced;
import org.muster.contracts.announcement.MandateDecided;
import org.muster.contracts.announcement.PositionStated;
import org.muster.contracts.announcement.StrengthReported;
import org.muster.contracts.announcement.SuspensionAnnounced;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.relation.Rel;

/// From which day on a book can say something else than the book before it: a count matters from
/// its day on, a plan from the day on which one can speak of it.
///
/// @param mission of the mission itself
/// @param everyone of each contributor, because of what the mission announced
/// @param contributors of those about whom something else was announced
record Reach(LocalDate mission, LocalDate everyone, Map<String, LocalDate> contributors) {

  private static final Reach ALL = new Reach(LocalDate.MIN, LocalDate.MIN, Map.of());

  /// @param before the book that was followed last, `null` for none
  static Reach of(MissionBook book, @Nullable MissionBook before) {
    if (before == null || before.nothingKnown() != book.nothingKnown()) {
      return ALL;
    }
    Map<String, LocalDate> contributors = new HashMap<>();
    book.contributors()
        .forEach((contributor, force) -> {
          ForceBook last = before.contributors().get(contributor);
          contributors.put(
              contributor,
              last == null
                  ? LocalDate.MIN
                  : Days.earlier(
                      ofForce(force, last),
                      ofSaid(force, book.said(contributor), last, before.said(contributor))));
        });
    return new Reach(
        ofForce(book.mission(), before.mission()),
        ofEveryone(book.mission(), before.mission()),
        contributors);
  }

  /// From which day on a contributor can differ; [LocalDate#MAX] if it does not.
  LocalDate of(String contributor) {
    return Days.earlier(everyone, contributors.getOrDefault(contributor, LocalDate.MAX));
  }

  private static LocalDate ofForce(ForceBook now, ForceBook before) {
    LocalDate from = LocalDate.MAX;
    if (now != before) {
      for (Entry entry : differing(now, before)) {
        from = Days.earlier(from, from(entry));
      }
      from = Days.earlier(from, ofPlans(now.plans(), before.plans()));
    }
    return from;
  }

  /// A plan matters from the day on which one can speak of it or somebody is gone by it, also one
  /// that is superseded now.
  private static LocalDate ofPlans(PlanBook now, PlanBook before) {
    Set<PlanBook.Tranches> differing = new HashSet<>(now.roots());
    for (PlanBook.Tranches root : before.roots()) {
      if (!differing.remove(root)) {
        differing.add(root);
      }
    }
    LocalDate from = LocalDate.MAX;
    for (PlanBook.Tranches root : differing) {
      for (Plan plan : root.all()) {
        from = Days.earlier(from, plan.canAddUp() ? LocalDate.MIN : plan.matters());
      }
    }
    return from;
  }

  /// What the mission announced reaches its contributors by its baseline and its plans only.
  private static LocalDate ofEveryone(ForceBook now, ForceBook before) {
    if (now == before) {
      return LocalDate.MAX;
    }
    if (!now.plans().roots().equals(before.plans().roots())) {
      return LocalDate.MIN;
    }
    return differing(now, before).stream()
        .filter(entry -> !staysWithTheMission(entry.claim()))
        .map(Reach::from)
        .min(LocalDate::compareTo)
        .orElse(LocalDate.MAX);
  }

  private static boolean staysWithTheMission(Claim claim) {
    return claim instanceof MandateDecided
        || claim instanceof PositionStated
        || Restrictions.isRestriction(claim);
  }

  /// A suspension is stale by the days on which anything was said.
  private static LocalDate ofSaid(
      ForceBook now, List<LocalDate> said, ForceBook before, List<LocalDate> saidBefore) {
    if (now.suspensions().isEmpty() && before.suspensions().isEmpty()) {
      return LocalDate.MAX;
    }
    int i = 0;
    while (i < said.size() && i < saidBefore.size() && said.get(i).equals(saidBefore.get(i))) {
      i++;
    }
    return Days.earlier(
        i < said.size() ? said.get(i) : LocalDate.MAX,
        i < saidBefore.size() ? saidBefore.get(i) : LocalDate.MAX);
  }

  /// The entries that only one of the books has, or disregards for that reason; both versions of
  /// one that was corrected.
  private static List<Entry> differing(ForceBook now, ForceBook before) {
    List<Entry> differing = new ArrayList<>();
    if (now != before) {
      differences(now.entries(), before.entries(), entry -> entry, differing);
      differences(
          List.copyOf(now.alwaysDisregarded().entrySet()),
          List.copyOf(before.alwaysDisregarded().entrySet()),
          Map.Entry::getKey,
          differing);
    }
    return differing;
  }

  /// Both lists are in the order of their entries.
  private static <T> void differences(
      List<T> some, List<T> others, Function<T, Entry> entry, List<Entry> differing) {
    int i = 0;
    int j = 0;
    while (i < some.size() && j < others.size()) {
      T a = some.get(i);
      T b = others.get(j);
      int order = entry.apply(a).compareTo(entry.apply(b));
      boolean same = order == 0 && a.equals(b);
      if (order <= 0) {
        i++;
        if (!same) {
          differing.add(entry.apply(a));
        }
      }
      if (order >= 0) {
        j++;
        if (!same) {
          differing.add(entry.apply(b));
        }
      }
    }
    some.subList(i, some.size()).forEach(left -> differing.add(entry.apply(left)));
    others.subList(j, others.size()).forEach(left -> differing.add(entry.apply(left)));
  }

  /// The first day on which an announcement can matter.
  private static LocalDate from(Entry entry) {
    return switch (entry.claim()) {
      case StrengthReported count -> Days.orAlways(count.asOf().latest());
      case DepartureReported departure -> Days.orAlways(departure.asOf().latest());
      case PositionStated position -> entry.announcedEarliest();
      case SuspensionAnnounced suspension ->
          earliest(entry, suspension.starts() == null ? entry.announced() : suspension.starts());
      case ActivityResumed resumption -> earliest(entry, Suspension.startOf(entry));
      case DeploymentAnnounced deployment ->
          deployment.completes() == null && deployment.starts() == null
              ? entry.announcedEarliest()
              : ofDeployment(entry, deployment);
      case WithdrawalAnnounced withdrawal ->
          entry.claim().header().relations().stream()
                  .allMatch(relation -> relation.rel() == Rel.SUPERSEDES)
              ? entry.announcedEarliest()
              : LocalDate.MIN;
      default -> LocalDate.MIN;
    };
  }

  private static LocalDate ofDeployment(Entry entry, DeploymentAnnounced deployment) {
    Edtf starts = deployment.starts();
    Edtf completes = deployment.completes();
    LocalDate start = starts == null ? null : starts.earliest();
    LocalDate complete = completes == null ? null : completes.latest();
    return Days.earlier(
        entry.announcedEarliest(), Days.earlier(Days.orNever(start), Days.orNever(complete)));
  }

  private static LocalDate earliest(Entry entry, Edtf date) {
    return Days.earlier(entry.announcedEarliest(), Days.orAlways(date.earliest()));
  }
}
