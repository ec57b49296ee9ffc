package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;
import io.kubeobject.render.OpenMetricsNames;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the families of several lanes into one order, each once. Safe for any thread.
 *
 * <p>Families of one name are one family, whatever else they differ in: written at the place of the
 * first, with its help; of unknown type, where they differ in type, since every row is legal there.
 * Mappings that say so are refused when they are compiled; what is left are names made of fields,
 * and lanes of an old and a new program side by side during a reload, where no row may be missing.
 */
public final class Layout {

    private final Comparator<Family> order;
    private volatile @Nullable Arrangement last;

    /**
     * A layout.
     *
     * @param order of families; those that it does not tell apart go by name
     */
    public Layout(Comparator<Family> order) {
        this.order = order.thenComparing(Family::name);
    }

    /** What the lanes serve together. */
    public Snapshot snapshot(List<LaneView> lanes) {
        return snapshot(lanes, List.of());
    }

    /** What lanes and live views serve together; rows of a lane come before live ones. */
    public Snapshot snapshot(List<LaneView> lanes, List<LiveView> live) {
        List<List<?>> families = new ArrayList<>(lanes.size() + live.size());
        lanes.forEach(lane -> families.add(lane.families()));
        live.forEach(view -> families.add(view.rows().families()));
        Arrangement arrangement = last;
        if (arrangement == null || !arrangement.isOf(families)) {
            arrangement = arrange(families, lanes, live);
            last = arrangement;
        }
        return arrangement.snapshot(lanes, live);
    }

    private Arrangement arrange(List<List<?>> families, List<LaneView> lanes, List<LiveView> live) {
        List<Member> members = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            for (FamilySlot slot : lanes.get(lane).families()) {
                members.add(new Member(slot.family(), lane, slot.index()));
            }
        }
        for (int view = 0; view < live.size(); view++) {
            for (Family family : live.get(view).rows().families()) {
                members.add(new Member(family, view, Member.LIVE));
            }
        }
        members.sort(Comparator.comparing(Member::family, order));
        Map<String, List<Member>> byName = new LinkedHashMap<>();
        for (Member member : members) {
            byName.computeIfAbsent(member.family().name(), _ -> new ArrayList<>()).add(member);
        }
        List<Family> merged = byName.values().stream().map(Layout::merged).toList();
        Set<Family> clashing = OpenMetricsNames.clashing(merged);
        List<Entry> entries = new ArrayList<>(merged.size());
        for (Family family : merged) {
            FamilyHead head = new FamilyHead(family, clashing.contains(family));
            entries.add(
                    new Entry(head, List.copyOf(byName.getOrDefault(family.name(), List.of()))));
        }
        return new Arrangement(families, entries);
    }

    private static Family merged(List<Member> members) {
        Family first = members.getFirst().family();
        boolean oneType = members.stream().allMatch(m -> m.family().type() == first.type());
        return oneType
                ? first
                : new Family(first.name(), MetricType.UNKNOWN, first.help(), first.unit());
    }

    /**
     * A family of a lane or of a live view.
     *
     * @param from the number of the lane, or of the live view
     * @param index of the family within the lane, or {@link #LIVE}
     */
    private record Member(Family family, int from, int index) {

        static final int LIVE = -1;

        FamilyPart part(List<LaneView> lanes, List<LiveView> live) {
            return index == LIVE
                    ? new LivePart(live.get(from), family)
                    : new SegmentsPart(lanes.get(from), index);
        }
    }

    private record Entry(FamilyHead head, List<Member> members) {}

    /** The order for lanes and live views whose families are these very lists. */
    private record Arrangement(List<List<?>> families, List<Entry> entries) {

        /** By identity: lanes make a new list when, and only when, their families change. */
        boolean isOf(List<List<?>> others) {
            if (families.size() != others.size()) {
                return false;
            }
            for (int i = 0; i < others.size(); i++) {
                if (families.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }

        Snapshot snapshot(List<LaneView> lanes, List<LiveView> live) {
            List<Snapshot.FamilyText> texts = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                List<FamilyPart> parts = new ArrayList<>(entry.members().size());
                for (Member member : entry.members()) {
                    parts.add(member.part(lanes, live));
                }
                texts.add(new Snapshot.FamilyText(entry.head(), parts));
            }
            return new Snapshot(texts);
        }
    }
}
