package io.kubeobject.inspect;

import io.kubeobject.derive.AggregateRule;
import io.kubeobject.derive.CountRule;
import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Rule;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.images.ImagePresence;
import io.kubeobject.images.ImageSource;
import io.kubeobject.images.Wanted;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Registries that a test makes up: of what it does not name nothing is known. */
public final class ScriptedImages implements ImageSource {

    private final Map<String, String> modes = new ConcurrentHashMap<>();
    private final AtomicInteger lookers = new AtomicInteger();

    /** A derivation by any rule, with these registries. */
    public Derivation derivation(Rule rule) {
        return switch (rule) {
            case ImageRule images -> new ImagePresence(images, this);
            case TrackRule _, CountRule _, AggregateRule _ -> Derivation.of(rule);
        };
    }

    /**
     * From now on images are so.
     *
     * @param found image → one of {@link ImageRule#MODES}
     */
    public void become(Map<String, String> found) {
        modes.putAll(found);
    }

    /** How many look for an image now: one for each container. */
    public int lookers() {
        return lookers.get();
    }

    @Override
    public Look look(Wanted wanted) {
        lookers.incrementAndGet();
        return new Scripted(wanted);
    }

    @Override
    public Totals totals() {
        return new Totals(0, 0);
    }

    private final class Scripted implements Look {

        private final Wanted wanted;

        Scripted(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public Wanted wanted() {
            return wanted;
        }

        @Override
        public Optional<String> mode() {
            return Optional.ofNullable(modes.get(wanted.image()));
        }

        @Override
        public void end() {
            lookers.decrementAndGet();
        }
    }
}
