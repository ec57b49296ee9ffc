package io.kubeobject.store;

import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The writer's side of a block: which objects are in it, and its text. Text that readers may have
 * seen is copied before it is changed: the array of segments once per publication, a segment for
 * each change but an append.
 */
final class OpenBlock {

    /**
     * How many objects share a block. More make larger segments, which compress better and cost
     * more to change.
     */
    static final int MAX_OBJECTS = 128;

    private final FamilyTable families;
    private List<Place> places = new ArrayList<>();
    private Block block;
    private boolean published;

    OpenBlock(FamilyTable families) {
        this.families = families;
        this.block = new Block(families.limit());
    }

    int size() {
        return places.size();
    }

    List<Place> places() {
        return places;
    }

    boolean isFull() {
        return places.size() >= MAX_OBJECTS;
    }

    /** What readers get from now on; later changes go to a copy. */
    Block publish() {
        published = true;
        return block;
    }

    /** Adds an object behind all others. */
    Place add(ObjectKey key, ObjectText text) {
        Place place = new Place(key, this, places.size());
        places.add(place);
        Block to = writable();
        for (FamilySlot family : text.touched()) {
            Segment old = to.segment(family.index());
            to.set(
                    family.index(),
                    old == null
                            ? Segment.of(place.index(), text, family)
                            : old.append(place.index(), text, family));
            family.addBytes(family.length());
        }
        return place;
    }

    /** Changes the text of an object, family by family; tells whether there was a difference. */
    boolean update(Place place, ObjectText text) {
        boolean changed = false;
        int limit = families.limit();
        for (int i = 0; i < limit; i++) {
            FamilySlot family = families.at(i);
            if (family != null) {
                changed |= update(place.index(), family, text);
            }
        }
        return changed;
    }

    private boolean update(int index, FamilySlot family, ObjectText text) {
        Segment old = block.segment(family.index());
        if (old == null) {
            if (family.length() == 0) {
                return false;
            }
            writable().set(family.index(), Segment.of(index, text, family));
            family.addBytes(family.length());
            return true;
        }
        Range range = old.find(index);
        if (text.matches(family, old.text(), range)) {
            return false;
        }
        writable().set(family.index(), old.with(index, range, text, family));
        family.addBytes((long) family.length() - range.length());
        families.release(family);
        return true;
    }

    /** Takes an object out; those behind it move up. */
    void remove(Place place) {
        Block to = writable();
        for (int i = 0; i < to.limit(); i++) {
            Segment old = to.segment(i);
            if (old != null) {
                set(to, i, old, old.without(place.index()));
            }
        }
        places.remove(place.index());
        renumber(place.index());
    }

    /** Takes out all objects that were not seen in the list of that number. */
    void retain(int list) {
        boolean[] kept = new boolean[places.size()];
        List<Place> remaining = new ArrayList<>(places.size());
        for (int i = 0; i < kept.length; i++) {
            kept[i] = places.get(i).list() == list;
            if (kept[i]) {
                remaining.add(places.get(i));
            }
        }
        if (remaining.size() == kept.length) {
            return;
        }
        Block to = writable();
        for (int i = 0; i < to.limit(); i++) {
            Segment old = to.segment(i);
            if (old != null) {
                set(to, i, old, old.retain(kept));
            }
        }
        places = remaining;
        renumber(0);
    }

    /** Takes over the objects of the block behind this one. */
    void absorb(OpenBlock next) {
        Block to = writable();
        int limit = Math.max(to.limit(), next.block.limit());
        for (int i = 0; i < limit; i++) {
            Segment second = next.block.segment(i);
            if (second != null) {
                to.set(i, Segment.concat(to.segment(i), places.size(), second));
            }
        }
        int first = places.size();
        places.addAll(next.places);
        renumber(first);
    }

    /** Gives back the room to grow that nobody needs any more. */
    void trim() {
        Block to = writable();
        for (int i = 0; i < to.limit(); i++) {
            Segment segment = to.segment(i);
            to.set(i, segment == null ? null : segment.trimmed());
        }
    }

    private void set(Block to, int index, Segment old, @Nullable Segment segment) {
        to.set(index, segment);
        FamilySlot family = families.at(index);
        if (family != null) {
            family.addBytes((segment == null ? 0L : segment.length()) - old.length());
            families.release(family);
        }
    }

    private void renumber(int from) {
        for (int i = from; i < places.size(); i++) {
            places.get(i).moveTo(this, i);
        }
    }

    private Block writable() {
        if (published) {
            block = block.copy();
            published = false;
        }
        return block;
    }
}
