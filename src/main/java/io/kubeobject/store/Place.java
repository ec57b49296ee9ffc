package io.kubeobject.store;

import io.kubeobject.object.ObjectKey;

/** Where an object of a lane is kept, and what the writer remembers of it beside its text. */
final class Place {

    private final ObjectKey key;
    private OpenBlock block;
    private int index;
    private int rows;

    /** The list that the object was last seen in or after. */
    private int list;

    Place(ObjectKey key, OpenBlock block, int index) {
        this.key = key;
        this.block = block;
        this.index = index;
    }

    ObjectKey key() {
        return key;
    }

    OpenBlock block() {
        return block;
    }

    /** Its position within the block. */
    int index() {
        return index;
    }

    void moveTo(OpenBlock newBlock, int newIndex) {
        block = newBlock;
        index = newIndex;
    }

    int rows() {
        return rows;
    }

    int list() {
        return list;
    }

    void seen(int inList, int withRows) {
        list = inList;
        rows = withRows;
    }
}
