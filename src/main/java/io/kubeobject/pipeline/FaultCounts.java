package io.kubeobject.pipeline;

import io.kubeobject.mapping.Fault;
import io.kubeobject.object.ObjectKey;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what goes wrong with objects, by its place in the mappings, and logs the first of each
 * place. Safe for any thread.
 */
final class FaultCounts {

    private static final System.Logger LOG = System.getLogger(FaultCounts.class.getName());

    private record Place(String kind, String mapping, String metric) {}

    private final Map<Place, LongAdder> counts = new ConcurrentHashMap<>();

    /** What was logged; a new program is told of anew. */
    private final Map<Place, String> first = new ConcurrentHashMap<>();

    void add(Fault fault, String resource, ObjectKey object) {
        Place place = new Place(kind(fault), fault.mapping(), fault.metric());
        if (count(place)) {
            String message =
                    "%s: %s: %s".formatted(fault.position(), named(fault), fault.message());
            tell(
                    place,
                    message + " (first seen at " + resource + " " + object + ")",
                    Level.WARNING);
        }
    }

    /** An error of ours: the object has no rows. */
    void bug(Throwable error, String resource, ObjectKey object) {
        Place place = new Place("bug", "", "");
        if (count(place)) {
            String message = "BUG: no rows of " + resource + " " + object + ": " + error;
            first.put(place, message);
            LOG.log(Level.ERROR, message, error);
        }
    }

    private static String kind(Fault fault) {
        return fault.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String named(Fault fault) {
        return fault.metric().isEmpty() ? fault.mapping() : fault.metric();
    }

    /** Counts one; tells whether it is the first. */
    private boolean count(Place place) {
        counts.computeIfAbsent(place, _ -> new LongAdder()).increment();
        return !first.containsKey(place);
    }

    private void tell(Place place, String message, Level level) {
        if (first.putIfAbsent(place, message) == null) {
            LOG.log(level, "{0}; further ones are counted, not logged", message);
        }
    }

    /** Lets the first of each place be logged again. */
    void forgetFirst() {
        first.clear();
    }

    List<FaultCount> reading() {
        return counts.entrySet().stream()
                .map(
                        entry ->
                                new FaultCount(
                                        entry.getKey().kind(),
                                        entry.getKey().mapping(),
                                        entry.getKey().metric(),
                                        entry.getValue().sum(),
                                        first.getOrDefault(entry.getKey(), "")))
                .toList();
    }
}
