package io.kubeobject.source.kubernetes;

/**
 * What to do after a failure.
 *
 * @param relist everything must be listed anew, for resuming is not possible or leads nowhere
 * @param byPages the server cannot stream lists: ask for pages from now on
 * @param pause before the next request
 */
record Recovery(boolean relist, boolean byPages, boolean pause) {

    private static final Recovery RESUME_AT_ONCE = new Recovery(false, false, false);
    private static final Recovery RESUME_LATER = new Recovery(false, false, true);
    private static final Recovery PAGES_AT_ONCE = new Recovery(true, true, false);
    private static final Recovery PAGES_LATER = new Recovery(true, true, true);
    private static final Recovery RELIST_AT_ONCE = new Recovery(true, false, false);
    private static final Recovery RELIST_LATER = new Recovery(true, false, true);

    /** So many answers without any progress, and the other way is tried. */
    private static final int FRUITLESS = 3;

    /** What was being read when it failed. */
    enum Phase {
        /** A list, page by page. */
        PAGES,
        /** The initial objects of a watch. */
        INITIAL,
        WATCH
    }

    /**
     * @param phase what was being read
     * @param good whether that was a watch that had gone well for a while
     * @param fruitless how many failures there were without progress, this one included
     * @param expiredBefore whether a resource version had expired only a moment ago
     */
    record Circumstances(Phase phase, boolean good, int fruitless, boolean expiredBefore) {}

    static Recovery from(Trouble trouble, Circumstances now) {
        boolean initial = now.phase == Phase.INITIAL;
        return switch (trouble) {
            case TIMEOUT -> RESUME_AT_ONCE;
            case EXPIRED -> now.phase == Phase.WATCH ? relist(now) : otherWay(now);
            case SILENT -> initial ? PAGES_AT_ONCE : again(now);
            case CLOSED -> initial && now.fruitless >= FRUITLESS ? PAGES_LATER : again(now);
            case REFUSED -> initial ? PAGES_AT_ONCE : otherWay(now);
            case TOO_NEW, NOT_FOUND, UNREADABLE, ERROR -> otherWay(now);
            // These say nothing about where we are: what is known stays good.
            case THROTTLED, UNAUTHORIZED, FORBIDDEN, UNREACHABLE -> RESUME_LATER;
        };
    }

    private static Recovery relist(Circumstances now) {
        return now.expiredBefore ? RELIST_LATER : RELIST_AT_ONCE;
    }

    private static Recovery again(Circumstances now) {
        return now.good ? RESUME_AT_ONCE : RESUME_LATER;
    }

    private static Recovery otherWay(Circumstances now) {
        if (now.fruitless < FRUITLESS) {
            return RESUME_LATER;
        }
        return switch (now.phase) {
            case PAGES -> RESUME_LATER;
            case INITIAL -> PAGES_LATER;
            case WATCH -> RELIST_LATER;
        };
    }
}
