package io.kubeobject.store;

import io.kubeobject.object.ObjectKey;

import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a lane in the order in which their objects arrived. New objects go to the last one.
 * Neighbours that have become small are joined, so that blocks stay few whatever goes.
 */
final class BlockList {

    /** Neighbours are joined up to this size: below the full one, or they would soon part again. */
    private static final int JOINED_OBJECTS = OpenBlock.MAX_OBJECTS * 3 / 4;

    private final FamilyTable families;
    private final List<OpenBlock> blocks = new ArrayList<>();

    BlockList(FamilyTable families) {
        this.families = families;
    }

    Place add(ObjectKey key, ObjectText text) {
        if (blocks.isEmpty() || blocks.getLast().isFull()) {
            blocks.add(new OpenBlock(families));
        }
        OpenBlock last = blocks.getLast();
        Place place = last.add(key, text);
        if (last.isFull()) {
            last.trim();
        }
        return place;
    }

    void remove(Place place) {
        OpenBlock block = place.block();
        block.remove(place);
        int at = blocks.indexOf(block);
        if (block.size() == 0) {
            blocks.remove(at);
        } else if (!joinNext(at) && at > 0) {
            joinNext(at - 1);
        }
    }

    /** Keeps the objects that were seen in the list of that number. */
    void retain(int list) {
        for (OpenBlock block : blocks) {
            block.retain(list);
        }
        blocks.removeIf(block -> block.size() == 0);
        for (int i = 0; i < blocks.size(); ) {
            if (!joinNext(i)) {
                i++;
            }
        }
        if (!blocks.isEmpty()) {
            blocks.getLast().trim();
        }
    }

    private boolean joinNext(int at) {
        if (at + 1 >= blocks.size()
                || blocks.get(at).size() + blocks.get(at + 1).size() > JOINED_OBJECTS) {
            return false;
        }
        blocks.get(at).absorb(blocks.remove(at + 1));
        return true;
    }

    /** What readers get: the blocks that changed are new, the others those of the last time. */
    Block[] publish() {
        Block[] next = new Block[blocks.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = blocks.get(i).publish();
        }
        return next;
    }
}
