package org.muster.projections.posture;

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
import org.jspecify.annotations.Nullable;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Claim;
import org.muster.contracts.announcement.Correction;
import org.muster.contracts.announcement.Dispute;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.announcement.Retraction;
import org.muster.contracts.announcement.Stage;
import org.muster.contracts.announcement.WithdrawalAnnounced;
import org.muster.contracts.recorded.Recorded;
import org.muster.contracts.relation.Rel;

/// What stands of the announcements of one mission: corrections applied, retracted ones gone,
/// duplicates dropped (K1 to K4, R8).
final class Ledger {

  /// A claim without effect, and why.
  record Disregarded(Entry entry, Reason reason) {}

  private static final Comparator<Recorded> BY_RECORDING =
      Comparator.comparing(Recorded::recordedAt).thenComparing(Recorded::id);

  private final Map<UUID, Recorded> known = new LinkedHashMap<>();
  private final Map<UUID, List<Recorded>> corrections = new HashMap<>();
  private final Map<UUID, List<Recorded>> retractions = new HashMap<>();
  private final Map<UUID, List<UUID>> disputes = new HashMap<>();
  private final Set<UUID> dangling = new HashSet<>();
  private final Map<UUID, Boolean> standing = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Disregarded> disregarded = new ArrayList<>();

  private Ledger() {}

  /// Reads the announcements of one mission, in any order and however often each is there.
  static Ledger of(Collection<Recorded> announcements, Cut cut) {
    Ledger ledger = new Ledger();
    for (Recorded recorded : announcements) {
      if (cut.recordedBy(recorded.recordedAt())) {
        ledger.known.merge(
            recorded.id(), recorded, (a, b) -> BY_RECORDING.compare(a, b) <= 0 ? a : b);
      }
    }
    ledger.link();
    ledger.settle(cut);
    return ledger;
  }

  /// The claims with effect, in order.
  List<Entry> entries() {
    return entries;
  }

  /// The claims without effect that are not another rule's business.
  List<Disregarded> disregarded() {
    return disregarded;
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  /// Whether nobody had said anything of the mission by the cut.
  boolean nothingKnown() {
    return entries.isEmpty()
        && disregarded.stream().allMatch(gone -> gone.reason() == Reason.NOT_KNOWN_YET);
  }

  private void link() {
    Map<UUID, List<UUID>> edges = new HashMap<>();
    for (Recorded recorded : known.values()) {
      if (recorded.announcement() instanceof Pointer pointer && pointer.target().id() != null) {
        edges.put(recorded.id(), List.of(pointer.target().id()));
      }
    }
    Map<UUID, Integer> rings = Graph.rings(edges);
    for (Recorded recorded : known.values()) {
      if (!(recorded.announcement() instanceof Pointer pointer)) {
        continue;
      }
      UUID target = pointer.target().id();
      Recorded aim = target == null ? null : known.get(target);
      if (target == null || aim == null || ringed(recorded.id(), target, rings)) {
        dangling.add(recorded.id());
        continue;
      }
      switch (pointer) {
        case Correction correction -> {
          if (may(recorded, aim) && fits(correction, aim)) {
            corrections.computeIfAbsent(target, t -> new ArrayList<>()).add(recorded);
          } else {
            dangling.add(recorded.id());
          }
        }
        case Retraction retraction -> {
          if (may(recorded, aim)) {
            retractions.computeIfAbsent(target, t -> new ArrayList<>()).add(recorded);
          } else {
            dangling.add(recorded.id());
          }
        }
        case Dispute dispute ->
            disputes.computeIfAbsent(target, t -> new ArrayList<>()).add(recorded.id());
      }
    }
  }

  private static boolean ringed(UUID id, UUID target, Map<UUID, Integer> rings) {
    return id.equals(target) || Objects.equals(rings.get(id), rings.get(target));
  }

  /// Only who recorded an announcement, or an editor, may correct or retract it (R8c).
  private static boolean may(Recorded by, Recorded target) {
    return by.recordedBy().isEditor() || by.recordedBy().sameAs(target.recordedBy());
  }

  /// A correction changes neither mission nor type (R8b).
  private static boolean fits(Correction correction, Recorded target) {
    Announcement aim = target.announcement();
    Class<?> type =
        aim instanceof Correction other ? other.announcement().getClass() : aim.getClass();
    return type == correction.announcement().getClass()
        && aim.mission().equals(correction.mission());
  }

  /// Whether no standing retraction takes it away.
  private boolean stands(UUID id) {
    if (!retractions.containsKey(id)) {
      return true;
    }
    Boolean before = standing.get(id);
    if (before != null) {
      return before;
    }
    boolean stands =
        retractions.getOrDefault(id, List.of()).stream().noneMatch(r -> stands(r.id()));
    standing.put(id, stands);
    return stands;
  }

  private @Nullable Recorded latestCorrection(UUID id) {
    List<Recorded> some = corrections.get(id);
    return some == null
        ? null
        : some.stream().filter(c -> stands(c.id())).max(BY_RECORDING).orElse(null);
  }

  /// What an announcement says after its corrections, and their corrections.
  private Claim content(Recorded recorded) {
    Recorded last = recorded;
    for (Recorded next = last; next != null; next = latestCorrection(last.id())) {
      last = next;
    }
    return switch (last.announcement()) {
      case Claim claim -> claim;
      case Correction correction -> correction.announcement();
      case Retraction retraction -> throw new IllegalStateException("a retraction has no content");
      case Dispute dispute -> throw new IllegalStateException("a dispute has no content");
    };
  }

  private void settle(Cut cut) {
    List<Entry> claims = new ArrayList<>();
    for (Recorded recorded : known.values()) {
      if (recorded.announcement() instanceof Claim) {
        Entry entry =
            Entry.of(
                recorded.id(),
                recorded.recordedAt(),
                content(recorded),
                !disputesOf(recorded.id()).isEmpty());
        if (!cut.knows(entry)) {
          disregarded.add(new Disregarded(entry, Reason.NOT_KNOWN_YET));
        } else if (!stands(recorded.id())) {
          disregarded.add(new Disregarded(entry, Reason.RETRACTED));
        } else {
          claims.add(entry);
        }
      }
    }
    claims.sort(null);
    Set<UUID> duplicates = duplicates(claims);
    Map<UUID, List<UUID>> superseded = superseded(claims);
    for (Entry entry : claims) {
      if (duplicates.contains(entry.id())) {
        disregarded.add(new Disregarded(entry, Reason.DUPLICATE));
      } else if (!(entry.claim() instanceof WithdrawalAnnounced)
          && superseded.containsKey(entry.id())) {
        disregarded.add(new Disregarded(entry, Reason.SUPERSEDED));
      } else {
        entries.add(entry);
      }
    }
    disregarded.sort(Comparator.comparing(Disregarded::entry));
  }

  /// Duplicates whose target stands; of a ring the first in order stays (R7b).
  private static Set<UUID> duplicates(List<Entry> claims) {
    Map<UUID, List<UUID>> edges = edges(claims, Rel.DUPLICATES);
    if (edges.isEmpty()) {
      return Set.of();
    }
    Set<UUID> standing = new HashSet<>();
    claims.forEach(entry -> standing.add(entry.id()));
    Map<UUID, Integer> rings = Graph.rings(edges);
    Set<Integer> kept = new HashSet<>();
    Set<UUID> dropped = new HashSet<>();
    for (Entry entry : claims) {
      boolean outside = false;
      boolean ring = false;
      for (UUID target : entry.related(Rel.DUPLICATES)) {
        if (standing.contains(target) && !target.equals(entry.id())) {
          boolean same = Objects.equals(rings.get(entry.id()), rings.get(target));
          ring |= same;
          outside |= !same;
        }
      }
      Integer number = rings.get(entry.id());
      if (outside || (ring && number != null && !kept.add(number))) {
        dropped.add(entry.id());
      }
    }
    return dropped;
  }

  /// Whom each of those that name somebody in this way names.
  private static Map<UUID, List<UUID>> edges(List<Entry> claims, Rel rel) {
    Map<UUID, List<UUID>> edges = new LinkedHashMap<>();
    for (Entry entry : claims) {
      List<UUID> named = entry.related(rel);
      if (!named.isEmpty()) {
        edges.put(entry.id(), named);
      }
    }
    return edges;
  }

  /// What others name in `supersedes`: same type, mission and contributor; rings have no effect
  /// (R7).
  static Map<UUID, List<UUID>> superseded(List<Entry> claims) {
    Map<UUID, List<UUID>> edges = edges(claims, Rel.SUPERSEDES);
    if (edges.isEmpty()) {
      return Map.of();
    }
    Map<UUID, Entry> byId = new HashMap<>();
    claims.forEach(entry -> byId.put(entry.id(), entry));
    Map<UUID, Integer> rings = Graph.rings(edges);
    Map<UUID, List<UUID>> superseded = new HashMap<>();
    for (Entry entry : claims) {
      if (entry.stage() == Stage.PROPOSED) {
        continue;
      }
      for (UUID target : entry.related(Rel.SUPERSEDES)) {
        Entry other = byId.get(target);
        if (other != null
            && other.claim().getClass() == entry.claim().getClass()
            && Objects.equals(other.contributor(), entry.contributor())
            && !Objects.equals(rings.get(entry.id()), rings.get(target))) {
          superseded.computeIfAbsent(target, t -> new ArrayList<>()).add(entry.id());
        }
      }
    }
    return superseded;
  }

  /// What has become of each announcement.
  List<AnnouncementLife> lives() {
    Map<UUID, List<UUID>> superseded = new HashMap<>(superseded(entriesAndSuperseded()));
    Set<UUID> pointless = new HashSet<>(dangling);
    for (PlanBook book : plansByContributor().values()) {
      book.superseded().forEach((id, by) -> superseded.merge(id, by, Ledger::union));
      pointless.addAll(book.orphans());
    }
    List<AnnouncementLife> lives = new ArrayList<>();
    for (Recorded recorded : known.values()) {
      lives.add(life(recorded, superseded, pointless));
    }
    lives.sort(Comparator.comparing(AnnouncementLife::id));
    return lives;
  }

  /// The disputes that stand of an announcement.
  private List<UUID> disputesOf(UUID id) {
    return disputes.getOrDefault(id, List.of()).stream().filter(this::stands).sorted().toList();
  }

  private AnnouncementLife life(
      Recorded recorded, Map<UUID, List<UUID>> superseded, Set<UUID> pointless) {
    AnnouncementLife life = undisputed(recorded, superseded, pointless);
    List<UUID> disputedBy = disputesOf(recorded.id());
    if (disputedBy.isEmpty()) {
      return life;
    }
    List<UUID> by = new ArrayList<>(life.by());
    by.addAll(disputedBy);
    return new AnnouncementLife(
        life.id(),
        life.status() == AnnouncementLife.Status.EFFECTIVE
            ? AnnouncementLife.Status.DISPUTED
            : life.status(),
        List.copyOf(by));
  }

  private AnnouncementLife undisputed(
      Recorded recorded, Map<UUID, List<UUID>> superseded, Set<UUID> pointless) {
    UUID id = recorded.id();
    if (!stands(id)) {
      return new AnnouncementLife(
          id,
          AnnouncementLife.Status.RETRACTED,
          ids(
              retractions.getOrDefault(id, List.of()).stream()
                  .filter(r -> stands(r.id()))
                  .toList()));
    }
    if (pointless.contains(id)) {
      return new AnnouncementLife(id, AnnouncementLife.Status.DANGLING, List.of());
    }
    List<UUID> supersededBy = superseded.getOrDefault(id, List.of());
    if (!supersededBy.isEmpty()) {
      return new AnnouncementLife(id, AnnouncementLife.Status.SUPERSEDED, supersededBy);
    }
    Recorded correction = latestCorrection(id);
    if (correction != null) {
      return new AnnouncementLife(id, AnnouncementLife.Status.CORRECTED, List.of(correction.id()));
    }
    return new AnnouncementLife(id, AnnouncementLife.Status.EFFECTIVE, List.of());
  }

  private List<Entry> entriesAndSuperseded() {
    List<Entry> all = new ArrayList<>(entries);
    disregarded.stream()
        .filter(gone -> gone.reason() == Reason.SUPERSEDED)
        .map(Disregarded::entry)
        .forEach(all::add);
    return all;
  }

  private Map<String, PlanBook> plansByContributor() {
    Map<String, List<Entry>> byContributor = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.claim() instanceof WithdrawalAnnounced && entry.contributor() != null) {
        byContributor.computeIfAbsent(entry.contributor(), c -> new ArrayList<>()).add(entry);
      }
    }
    Map<String, PlanBook> books = new HashMap<>();
    byContributor.forEach(
        (contributor, plans) -> books.put(contributor, PlanBook.of(plans, Question.DEFAULT_ABOUT)));
    return books;
  }

  private static List<UUID> union(List<UUID> a, List<UUID> b) {
    Set<UUID> all = new TreeSet<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }

  private static List<UUID> ids(List<Recorded> recorded) {
    return recorded.stream().map(Recorded::id).sorted().toList();
  }
}
