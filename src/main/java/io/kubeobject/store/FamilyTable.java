package io.kubeobject.store;

import io.kubeobject.metric.Family;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The families of one lane, each at an index that blocks use. Declared ones come first and stay;
 * one that was met in a row goes when its last text went, and its index is used again, since names
 * that are made of an object's keys would fill the memory otherwise. Belongs to the lane's writer.
 */
final class FamilyTable {

    private final Map<Family, FamilySlot> slots = new HashMap<>();
    private final List<@Nullable FamilySlot> byIndex = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final int declared;
    private List<FamilySlot> published;
    private boolean changed;

    FamilyTable(List<Family> declared) {
        for (Family family : declared) {
            if (!slots.containsKey(family)) {
                add(family, byIndex.size(), true);
            }
        }
        this.declared = byIndex.size();
        this.published = List.of();
        this.changed = true;
    }

    /** How many families have their header as soon as there is an object: the first ones. */
    int declared() {
        return declared;
    }

    /** All indices in use are below. */
    int limit() {
        return byIndex.size();
    }

    @Nullable FamilySlot at(int index) {
        return byIndex.get(index);
    }

    FamilySlot slot(Family family) {
        FamilySlot slot = slots.get(family);
        if (slot != null) {
            return slot;
        }
        Integer index = free.poll();
        return add(family, index == null ? byIndex.size() : index, false);
    }

    private FamilySlot add(Family family, int index, boolean isDeclared) {
        FamilySlot slot = new FamilySlot(family, index, isDeclared);
        slots.put(family, slot);
        if (index == byIndex.size()) {
            byIndex.add(slot);
        } else {
            byIndex.set(index, slot);
        }
        changed = true;
        return slot;
    }

    /** Lets a family go that has no text left. */
    void release(FamilySlot slot) {
        if (slot.isFree() && slots.remove(slot.family(), slot)) {
            byIndex.set(slot.index(), null);
            free.push(slot.index());
            changed = true;
        }
    }

    /** The families in use; the same list as before if they have not changed. */
    List<FamilySlot> published() {
        if (changed) {
            List<FamilySlot> used = new ArrayList<>(slots.size());
            for (FamilySlot slot : byIndex) {
                if (slot != null) {
                    used.add(slot);
                }
            }
            published = List.copyOf(used);
            changed = false;
        }
        return published;
    }
}
