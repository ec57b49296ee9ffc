package io.kubeobject.derive;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.derive.AggregateRule.Function;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.MetricType;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What is kept by changes is what is counted anew. */
class AggregatingTest {

    private static final int EVENTS = 20_000;
    private static final int OBJECTS = 40;
    private static final Family FAMILY = new Family("sizes", MetricType.GAUGE, "Sizes.", "");
    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 1e-300, -0.0
    };

    private final long seed = Long.getLong("koe.seed", System.nanoTime());
    private final RandomGenerator random = new SplittableRandom(seed);
    private final Map<String, Map.Entry<String, Double>> present = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    void events_inAnyOrder(Function function) {
        Derivation derivation = Derivation.of(new AggregateRule("id", FAMILY, function));
        Origin origin = new Origin(1, "", "", () -> null);
        origin.listStarted();
        origin.synced(Instant.EPOCH);
        derivation.synced(origin, Instant.EPOCH);
        for (int i = 1; i <= EVENTS; i++) {
            String name = "o" + random.nextInt(OBJECTS);
            if (random.nextInt(4) == 0) {
                derivation.delete(new ObjectKey("", name), "");
                present.remove(name);
            } else {
                String zone = "z" + random.nextInt(5);
                double value = value();
                KubeObject object =
                        new KubeObject(new ObjectKey("", name), name, String.valueOf(i), Map.of());
                Labels labels = Labels.of(new String[] {"zone"}, new String[] {zone});
                derivation.put(
                        origin,
                        object,
                        List.of(new Observation.Amount(labels, value)),
                        Instant.EPOCH);
                present.put(name, Map.entry(zone, value));
            }
            if (i % 50 == 0) {
                assertThat(served(derivation))
                        .as("seed %d, event %d", seed, i)
                        .isEqualTo(countedAnew(function));
            }
        }
    }

    private double value() {
        return switch (random.nextInt(10)) {
            case 0 -> ODD[random.nextInt(ODD.length)];
            case 1 -> random.nextDouble() * 1e18;
            default -> random.nextInt(1000) / 10.0;
        };
    }

    private static Map<String, Double> served(Derivation derivation) {
        Map<String, Double> rows = new TreeMap<>();
        derivation
                .rows(Instant.EPOCH)
                .write(FAMILY, (_, labels, value) -> rows.put(labels.value(0), value));
        return rows;
    }

    private Map<String, Double> countedAnew(Function function) {
        Map<String, List<Double>> zones = new TreeMap<>();
        present.values()
                .forEach(
                        e ->
                                zones.computeIfAbsent(e.getKey(), _ -> new ArrayList<>())
                                        .add(e.getValue()));
        Map<String, Double> all = new TreeMap<>();
        zones.forEach((zone, values) -> all.put(zone, value(function, values)));
        return all;
    }

    private static double value(Function function, List<Double> values) {
        List<Double> numbers = values.stream().filter(v -> !v.isNaN()).sorted().toList();
        return switch (function) {
            case COUNT -> values.size();
            case SUM -> sum(values);
            case AVG -> sum(values) / values.size();
            case MIN -> numbers.isEmpty() ? Double.NaN : numbers.getFirst();
            case MAX -> numbers.isEmpty() ? Double.NaN : numbers.getLast();
        };
    }

    /** Exact, as if written by hand; the JDK's own sum tells what the others come to. */
    private static double sum(List<Double> values) {
        double plain = values.stream().filter(v -> !Double.isFinite(v)).reduce(0.0, Double::sum);
        return plain != 0
                ? plain
                : values.stream()
                        .filter(Double::isFinite)
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue();
    }
}
