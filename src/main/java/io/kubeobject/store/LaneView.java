package io.kubeobject.store;

import java.util.List;

/** What a lane serves at one moment. Immutable: it stays as it is while the lane goes on. */
public final class LaneView {

    private final String resource;
    private final List<FamilySlot> families;
    private final int declared;
    private final Block[] blocks;
    private final int objects;
    private final long series;

    /**
     * A view.
     *
     * @param families all that have text, and the declared ones
     * @param declared families below this index are declared
     * @param blocks given away by the caller
     */
    LaneView(
            String resource,
            List<FamilySlot> families,
            int declared,
            Block[] blocks,
            int objects,
            long series) {
        this.resource = resource;
        this.families = families;
        this.declared = declared;
        this.blocks = blocks;
        this.objects = objects;
        this.series = series;
    }

    /** Id of the lane's resource: {@code deployments.apps}. */
    public String resource() {
        return resource;
    }

    /** How many objects there are, those without any row included. */
    public int objects() {
        return objects;
    }

    /** How many rows all objects have together. */
    public long series() {
        return series;
    }

    /** The same list as that of the last view, if the set of families has not changed. */
    List<FamilySlot> families() {
        return families;
    }

    int declared() {
        return declared;
    }

    Block[] blocks() {
        return blocks;
    }
}
