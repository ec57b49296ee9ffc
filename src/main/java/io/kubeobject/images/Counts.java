package io.kubeobject.images;

import io.kubeobject.registry.Mode;
import io.kubeobject.registry.Verdict;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many checks came to what. Safe for use by several threads. */
final class Counts {

    private final Map<Mode, LongAdder> byMode = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> rateLimited = new ConcurrentHashMap<>();

    Counts() {
        for (Mode mode : Mode.values()) {
            byMode.put(mode, new LongAdder());
        }
    }

    void add(Verdict verdict, String registry) {
        byMode.computeIfAbsent(verdict.mode(), _ -> new LongAdder()).increment();
        if (verdict instanceof Verdict.RateLimited) {
            rateLimited.computeIfAbsent(registry, _ -> new LongAdder()).increment();
        }
    }

    Map<String, Long> byMode() {
        Map<String, Long> counts = new TreeMap<>();
        byMode.forEach((mode, count) -> counts.put(mode.word(), count.sum()));
        return counts;
    }

    Map<String, Long> rateLimited() {
        Map<String, Long> counts = new TreeMap<>();
        rateLimited.forEach((registry, count) -> counts.put(registry, count.sum()));
        return counts;
    }

    ImageSource.Totals totals() {
        long all = 0;
        long failed = 0;
        for (Map.Entry<Mode, LongAdder> entry : byMode.entrySet()) {
            long count = entry.getValue().sum();
            all += count;
            failed += entry.getKey() == Mode.AVAILABLE ? 0 : count;
        }
        return new ImageSource.Totals(all, failed);
    }
}
