package io.kubeobject.simulator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was asked of the server: counts since its start. Safe from any thread. */
public final class Traffic {

    private record Request(Verb verb, String resource) {}

    private final Map<Request, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> open = new ConcurrentHashMap<>();

    Traffic() {}

    /** Requests of one kind for one resource ({@code pods}, {@code deployments.apps}). */
    public long count(Verb verb, String resourceId) {
        LongAdder count = requests.get(new Request(verb, resourceId));
        return count == null ? 0 : count.sum();
    }

    /** Requests of one kind for anything. */
    public long count(Verb verb) {
        return requests.entrySet().stream()
                .filter(entry -> entry.getKey().verb() == verb)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    /** All requests. */
    public long count() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Every count by {@code VERB resource}, sorted: two of them compare. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        requests.forEach(
                (request, count) ->
                        counts.put(
                                (request.verb() + " " + request.resource()).strip(), count.sum()));
        return counts;
    }

    /** Watches of one resource that are open now. */
    public long openWatches(String resourceId) {
        LongAdder count = open.get(resourceId);
        return count == null ? 0 : count.sum();
    }

    void asked(Verb verb, String resourceId) {
        requests.computeIfAbsent(new Request(verb, resourceId), _ -> new LongAdder()).increment();
    }

    void opened(String resourceId) {
        open.computeIfAbsent(resourceId, _ -> new LongAdder()).increment();
    }

    void closed(String resourceId) {
        open.computeIfAbsent(resourceId, _ -> new LongAdder()).decrement();
    }
}
