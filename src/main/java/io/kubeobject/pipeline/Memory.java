package io.kubeobject.pipeline;

import io.kubeobject.derive.AggregateRule;
import io.kubeobject.derive.Checkpoint;
import io.kubeobject.derive.CountRule;
import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Rule;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.mapping.Observed;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All derivations, and what they remember through reloads and restarts. Lanes that observe the same
 * share one; one that changed begins with what the one of its id remembers. Safe for any thread.
 */
final class Memory {

    private static final System.Logger LOG = System.getLogger(Memory.class.getName());

    // guards: all below
    private final Object lock = new Object();

    /** The oldest first: of two of one id it serves, and the newer will. */
    private final List<Derived> used = new ArrayList<>();

    /** What nobody asked for yet. */
    private final Map<String, byte[]> saved;

    private final Function<Rule, Derivation> derivations;

    /**
     * A memory.
     *
     * @param derivations makes those that remember nothing yet
     */
    Memory(Checkpoint checkpoint, Function<Rule, Derivation> derivations) {
        this.derivations = derivations;
        this.saved = new HashMap<>(checkpoint.sections());
    }

    /** The derivations of a lane, one for each of its observers. */
    List<Derived> take(LaneSpec spec) {
        List<Derived> taken = new ArrayList<>();
        synchronized (lock) {
            for (Observed observed : spec.program().observers()) {
                Derived derived =
                        find(spec.resource(), observed)
                                .orElseGet(() -> make(spec.resource(), observed));
                derived.users++;
                taken.add(derived);
            }
        }
        return List.copyOf(taken);
    }

    private Optional<Derived> find(String resource, Observed observed) {
        return used.stream()
                .filter(d -> d.resource().equals(resource) && d.observed().equals(observed))
                .findFirst();
    }

    private Derived make(String resource, Observed observed) {
        String name = name(resource, observed.observer().rule());
        byte[] before = saved.remove(name);
        for (Derived other : used) {
            before = name(other).equals(name) ? other.save() : before;
        }
        Rule rule = observed.observer().rule();
        Derived made = Derived.fresh(resource, observed, derivations.apply(rule));
        if (before != null) {
            try {
                made = Derived.of(resource, observed, derivations.apply(rule), before);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "{0} begins anew: {1}", name, e.getMessage());
            }
        }
        used.add(made);
        return made;
    }

    /** A lane is closed. */
    void giveBack(List<Derived> taken) {
        synchronized (lock) {
            for (Derived derived : taken) {
                derived.users--;
                if (derived.users == 0) {
                    used.remove(derived);
                }
            }
        }
    }

    private static String name(Derived derived) {
        return name(derived.resource(), derived.observed().observer().rule());
    }

    private static String name(String resource, Rule rule) {
        String kind =
                switch (rule) {
                    case TrackRule _ -> "track";
                    case CountRule _ -> "count";
                    case AggregateRule _ -> "aggregate";
                    case ImageRule _ -> "images";
                };
        return resource + " " + kind + " " + rule.id();
    }

    /** All that is remembered now. */
    Checkpoint checkpoint() {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        List<Derived> all;
        synchronized (lock) {
            sections.putAll(saved);
            all = List.copyOf(used);
        }
        for (Derived derived : all) {
            sections.computeIfAbsent(name(derived), _ -> derived.save());
        }
        return new Checkpoint(sections);
    }
}
