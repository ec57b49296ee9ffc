package io.kubeobject.mapping;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.MetricType;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** The families of one lane: who makes rows of which. */
final class LaneFamilies {

    private final Families families;
    private final ConcurrentHashMap<String, FamilySlot> slots = new ConcurrentHashMap<>();
    private final List<Family> declared = new ArrayList<>();

    LaneFamilies(Families families) {
        this.families = families;
    }

    /** The slot of an entry's family; shared if another entry has it too. */
    FamilySlot declare(Entry entry, String mapping) {
        FamilySlot slot =
                new FamilySlot(
                        entry.family(), mapping, entry.position(), entry.traits().distinct());
        FamilySlot first = slots.putIfAbsent(entry.family().name(), slot);
        if (first != null) {
            first.share();
            return first;
        }
        declared.add(entry.family());
        return slot;
    }

    /** Families of entries, in order. */
    List<Family> declared() {
        return List.copyOf(declared);
    }

    AllowLists allow() {
        return families.allow();
    }

    boolean isDisabled(String name) {
        return families.isDisabled(name);
    }

    /**
     * The slot of a flattened path's family; null if the name is declared as something that is no
     * gauge.
     */
    @Nullable FamilySlot flatten(String name, String help, String mapping, Position position) {
        FamilySlot known = slots.get(name);
        if (known == null) {
            Family family = families.flattened(name, help);
            FamilySlot made = new FamilySlot(family, mapping, position, false);
            known = slots.putIfAbsent(name, made);
            if (known == null) {
                return isGauge(made) ? made : null;
            }
        }
        known.share();
        return isGauge(known) ? known : null;
    }

    private static boolean isGauge(FamilySlot slot) {
        return slot.family().type() == MetricType.GAUGE;
    }
}
