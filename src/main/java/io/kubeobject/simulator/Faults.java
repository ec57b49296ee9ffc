package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The faults that are asked for now. Safe from any thread; a change holds from the next request.
 */
public final class Faults {

    private static final class Armed {

        private final Fault fault;
        private int remaining;

        private Armed(Fault fault) {
            this.fault = fault;
            this.remaining = fault.times();
        }
    }

    /** Guarded by itself. */
    private final List<Armed> armed = new ArrayList<>();

    Faults() {}

    /** From now on, until it has struck as often as it says, or {@link #clear}. */
    public void add(Fault fault) {
        requireNonNull(fault, "fault is null");
        synchronized (armed) {
            armed.add(new Armed(fault));
        }
    }

    /** No more faults; answers that are under way keep theirs. */
    public void clear() {
        synchronized (armed) {
            armed.clear();
        }
    }

    /** What strikes one request; counts as struck. */
    Effects take(Verb verb, String resourceId) {
        List<Effect> effects = new ArrayList<>();
        synchronized (armed) {
            for (Iterator<Armed> it = armed.iterator(); it.hasNext(); ) {
                Armed next = it.next();
                if (next.fault.matches(verb, resourceId)) {
                    effects.add(next.fault.effect());
                    next.remaining--;
                    if (next.remaining <= 0) {
                        it.remove();
                    }
                }
            }
        }
        return new Effects(effects);
    }
}
