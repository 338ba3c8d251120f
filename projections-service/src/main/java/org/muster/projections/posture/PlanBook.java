package org.muster.projections.posture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Component;
import org.muster.contracts.announcement.Extent;
import org.muster.contracts.announcement.Measure;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.edtf.Edtf;
import org.muster.contracts.relation.Rel;

/// The plans of one contributor that are live, and what each has superseded. It depends neither on
/// the day nor on the scenario (R7).
final class PlanBook {

  /// Plans that stand beside each other: their effects add up.
  record Tranches(Plan plan, List<Tranches> parts) {

    /// Itself and all of its tranches.
    List<Plan> all() {
      if (parts.isEmpty()) {
        return List.of(plan);
      }
      List<Plan> all = new ArrayList<>(List.of(plan));
      parts.forEach(part -> all.addAll(part.all()));
      return all;
    }
  }

  private final List<Tranches> roots;
  private final Map<UUID, List<UUID>> superseded;
  private final Set<UUID> orphans;

  private PlanBook(List<Tranches> roots, Map<UUID, List<UUID>> superseded, Set<UUID> orphans) {
    this.roots = roots;
    this.superseded = superseded;
    this.orphans = orphans;
  }

  /// The live plans that are no tranche of another, each with its tranches, in order.
  List<Tranches> roots() {
    return roots;
  }

  /// For each superseded announcement those that supersede it.
  Map<UUID, List<UUID>> superseded() {
    return superseded;
  }

  /// The announcements of tranches of an unknown plan: they stand as plans of their own (R7c).
  Set<UUID> orphans() {
    return orphans;
  }

  /// Reads a contributor's withdrawals.
  ///
  /// @param withdrawals those that stand, in order
  static PlanBook of(List<Entry> withdrawals, BigDecimal about) {
    List<Plan> plans = merged(withdrawals, about);
    Map<UUID, Plan> byMember = new HashMap<>();
    plans.forEach(plan -> plan.members().forEach(member -> byMember.put(member.id(), plan)));
    Map<Plan, Plan> parents = parents(plans, byMember);
    Map<Plan, List<Plan>> over = superseding(plans, parents, withdrawals, byMember);
    Map<UUID, List<UUID>> superseded = new HashMap<>();
    over.forEach((loser, winners) -> {
      Set<UUID> by = new TreeSet<>();
      winners.forEach(winner -> by.add(winner.id()));
      loser.members().forEach(member -> superseded.put(member.id(), List.copyOf(by)));
    });
    List<Plan> live =
        plans.stream().filter(plan -> !over.containsKey(plan) && !isEnd(plan.stage())).toList();
    Set<UUID> orphans = new HashSet<>();
    for (Plan plan : live) {
      if (parents.get(plan) == null) {
        plan.members().stream()
            .filter(member -> !parentIds(member).isEmpty())
            .forEach(member -> orphans.add(member.id()));
      }
    }
    return new PlanBook(trees(live, parents), superseded, orphans);
  }

  /// The plans of a mission as a whole.
  static PlanBook ofMission(List<Plan> plans) {
    return new PlanBook(
        plans.stream().map(plan -> new Tranches(plan, List.of())).toList(), Map.of(), Set.of());
  }

  private static boolean isEnd(Stage stage) {
    return stage == Stage.CANCELLED || stage == Stage.LAPSED;
  }

  private static List<UUID> parentIds(Entry entry) {
    List<UUID> ids = new ArrayList<>(entry.related(Rel.PART_OF));
    ids.addAll(entry.related(Rel.IMPLEMENTS));
    return ids;
  }

  /// One plan for those that declare to confirm each other.
  private static List<Plan> merged(List<Entry> withdrawals, BigDecimal about) {
    Map<UUID, Set<UUID>> neighbours = new LinkedHashMap<>();
    withdrawals.forEach(entry -> neighbours.put(entry.id(), new TreeSet<>()));
    for (Entry entry : withdrawals) {
      for (UUID other : entry.related(Rel.CONFIRMS)) {
        Set<UUID> back = neighbours.get(other);
        Set<UUID> forth = neighbours.get(entry.id());
        if (back != null && forth != null) {
          back.add(entry.id());
          forth.add(other);
        }
      }
    }
    Map<UUID, Entry> byId = new HashMap<>();
    withdrawals.forEach(entry -> byId.put(entry.id(), entry));
    List<Plan> plans = new ArrayList<>();
    Set<UUID> seen = new HashSet<>();
    for (Entry entry : withdrawals) {
      if (seen.add(entry.id())) {
        List<Entry> cluster = new ArrayList<>();
        List<UUID> todo = new ArrayList<>(List.of(entry.id()));
        while (!todo.isEmpty()) {
          UUID next = todo.removeLast();
          cluster.add(Objects.requireNonNull(byId.get(next)));
          for (UUID neighbour : neighbours.getOrDefault(next, Set.of())) {
            if (seen.add(neighbour)) {
              todo.add(neighbour);
            }
          }
        }
        cluster.sort(null);
        plans.add(plan(cluster, about));
      }
    }
    return plans;
  }

  private static Plan plan(List<Entry> members, BigDecimal about) {
    List<Entry> byGrade = new ArrayList<>(members);
    byGrade.sort(
        Comparator.comparing(Entry::grade)
            .thenComparing(Comparator.<Entry>naturalOrder().reversed()));
    Stage stage =
        members.stream()
            .map(Entry::stage)
            .max(
                Comparator.comparingInt(PlanBook::firmness)
                    .thenComparing(Comparator.naturalOrder()))
            .orElseThrow();
    Edtf starts = first(byGrade, WithdrawalAnnounced::starts);
    Edtf completes = first(byGrade, WithdrawalAnnounced::completes);
    Edtf retains = first(byGrade, WithdrawalAnnounced::retainsPartUntil);
    Extent extent = first(byGrade, WithdrawalAnnounced::extent);
    Component component = first(byGrade, w -> componentOf(w));
    Measure measure = first(byGrade, w -> w.personnel() == null ? null : w.measureOrDefault());
    LocalDate announced = members.getFirst().announcedEarliest();
    LocalDate start = start(starts, completes, announced);
    return new Plan(
        List.copyOf(members),
        stage,
        extent == null ? Extent.UNSPECIFIED : extent,
        component == null ? Component.UNSPECIFIED : component,
        measure == null ? Measure.DELTA : measure,
        number(byGrade, measure, about),
        starts,
        completes,
        retains,
        start,
        gone(stage, completes, retains, start, members.getLast().announcedLatest()));
  }

  private static @Nullable Component componentOf(WithdrawalAnnounced withdrawal) {
    Component component = withdrawal.subject().component();
    return component == Component.UNSPECIFIED ? null : component;
  }

  private static <T> @Nullable T first(
      List<Entry> byGrade, Function<WithdrawalAnnounced, @Nullable T> field) {
    for (Entry entry : byGrade) {
      T value = field.apply((WithdrawalAnnounced) entry.claim());
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /// The envelope of the numbers that were said in the lead's measure; the best by grade.
  private static @Nullable Interval number(
      List<Entry> byGrade, @Nullable Measure measure, BigDecimal about) {
    Interval envelope = null;
    for (Entry entry : byGrade) {
      WithdrawalAnnounced withdrawal = (WithdrawalAnnounced) entry.claim();
      Interval said = Numbers.of(withdrawal.personnel(), about);
      if (said != null && withdrawal.measureOrDefault() == measure) {
        envelope = envelope == null ? said : envelope.envelope(said);
      }
    }
    return envelope;
  }

  /// The first day of the window: `starts`, if absent or open the announcement, never after the end
  /// (R5).
  private static LocalDate start(
      @Nullable Edtf starts, @Nullable Edtf completes, LocalDate announced) {
    LocalDate start = starts == null || starts.earliest() == null ? announced : starts.earliest();
    return completes == null || completes.latest() == null
        ? start
        : Days.earlier(start, completes.latest());
  }

  private static LocalDate gone(
      Stage stage,
      @Nullable Edtf completes,
      @Nullable Edtf retains,
      LocalDate start,
      LocalDate announced) {
    if (retains != null) {
      LocalDate afterwards = Days.after(Days.orNever(retains.latest()));
      return completes == null
          ? afterwards
          : Days.later(Days.orNever(completes.latest()), afterwards);
    }
    if (completes != null) {
      return Days.orNever(completes.latest());
    }
    return stage == Stage.IMPLEMENTED ? Days.later(announced, start) : LocalDate.MAX;
  }

  /// How firm a stage is; a proposal is not.
  private static int firmness(Stage stage) {
    return switch (stage) {
      case PROPOSED -> 0;
      case REPORTED -> 1;
      case INTENDED -> 2;
      case NOTIFIED, ANNOUNCED -> 3;
      case OFFICIAL -> 4;
      case IN_PROGRESS, IMPLEMENTED -> 5;
      case CANCELLED, LAPSED -> 6;
    };
  }

  /// The plan of which each is a tranche; rings make no tranches (R7c).
  private static Map<Plan, Plan> parents(List<Plan> plans, Map<UUID, Plan> byMember) {
    Map<Plan, List<Plan>> edges = new LinkedHashMap<>();
    for (Plan plan : plans) {
      List<Plan> named = new ArrayList<>();
      for (Entry member : plan.members()) {
        for (UUID id : parentIds(member)) {
          Plan parent = byMember.get(id);
          if (parent != null && parent != plan && !isEnd(parent.stage())) {
            named.add(parent);
          }
        }
      }
      edges.put(plan, isEnd(plan.stage()) ? List.of() : named);
    }
    Map<Plan, Integer> rings = Graph.rings(edges);
    Map<Plan, Plan> parents = new HashMap<>();
    edges.forEach((plan, named) ->
        named.stream()
            .filter(parent -> !Objects.equals(rings.get(plan), rings.get(parent)))
            .findFirst()
            .ifPresent(parent -> parents.put(plan, parent)));
    return parents;
  }

  /// For each superseded plan those that supersede it (R7).
  private static Map<Plan, List<Plan>> superseding(
      List<Plan> plans,
      Map<Plan, Plan> parents,
      List<Entry> withdrawals,
      Map<UUID, Plan> byMember) {
    Map<Plan, List<Plan>> over = new LinkedHashMap<>();
    Ledger.superseded(withdrawals)
        .forEach((loser, winners) -> {
          for (UUID winner : winners) {
            add(over, byMember.get(loser), byMember.get(winner));
          }
        });
    for (int later = 1; later < plans.size(); later++) {
      Plan b = plans.get(later);
      boolean namesSome =
          b.members().stream().anyMatch(member -> !member.related(Rel.SUPERSEDES).isEmpty());
      if (b.stage() == Stage.PROPOSED || (isEnd(b.stage()) && namesSome)) {
        continue;
      }
      for (int earlier = 0; earlier < later; earlier++) {
        Plan a = plans.get(earlier);
        if (firmness(b.stage()) >= firmness(a.stage())
            && !disjoint(a, b)
            && !related(a, b, parents)) {
          add(over, a, b);
        }
      }
    }
    takeTranchesAlong(plans, parents, over);
    return over;
  }

  private static void add(Map<Plan, List<Plan>> over, @Nullable Plan loser, @Nullable Plan winner) {
    if (loser != null && winner != null && loser != winner) {
      over.computeIfAbsent(loser, l -> new ArrayList<>()).add(winner);
    }
  }

  /// Both part, one military and one police; nothing else (R7c).
  private static boolean disjoint(Plan a, Plan b) {
    return a.extent() == Extent.PART
        && b.extent() == Extent.PART
        && ((a.component() == Component.MILITARY && b.component() == Component.POLICE)
            || (a.component() == Component.POLICE && b.component() == Component.MILITARY));
  }

  /// A tranche never supersedes its parents or siblings, nor is it superseded by them.
  private static boolean related(Plan a, Plan b, Map<Plan, Plan> parents) {
    Plan parent = parents.get(b);
    return isAbove(a, b, parents)
        || isAbove(b, a, parents)
        || (parent != null && parent == parents.get(a));
  }

  private static boolean isAbove(Plan upper, Plan lower, Map<Plan, Plan> parents) {
    for (Plan up = parents.get(lower); up != null; up = parents.get(up)) {
      if (up == upper) {
        return true;
      }
    }
    return false;
  }

  private static void takeTranchesAlong(
      Collection<Plan> plans, Map<Plan, Plan> parents, Map<Plan, List<Plan>> over) {
    for (Plan plan : plans) {
      for (Plan up = parents.get(plan); up != null; up = parents.get(up)) {
        for (Plan winner : over.getOrDefault(up, List.of())) {
          if (!over.getOrDefault(plan, List.of()).contains(winner)) {
            add(over, plan, winner);
          }
        }
      }
    }
  }

  private static List<Tranches> trees(List<Plan> live, Map<Plan, Plan> parents) {
    Map<Plan, List<Plan>> children = new HashMap<>();
    List<Plan> roots = new ArrayList<>();
    for (Plan plan : live) {
      Plan parent = parents.get(plan);
      if (parent == null) {
        roots.add(plan);
      } else {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(plan);
      }
    }
    return roots.stream().map(root -> tree(root, children)).toList();
  }

  private static Tranches tree(Plan plan, Map<Plan, List<Plan>> children) {
    return new Tranches(
        plan, children.getOrDefault(plan, List.of()).stream().map(c -> tree(c, children)).toList());
  }
}
