package io.kubeobject.inspect;

import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;
import io.kubeobject.render.RowWriter;
import io.kubeobject.render.WriteBuffer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Samples by family and series, in the order in which they came. */
public final class Samples {

    private final Map<String, Map<Labels, Sample>> families = new LinkedHashMap<>();

    /** Of two of one series the later counts. */
    public Samples(List<Sample> samples) {
        for (Sample sample : samples) {
            families.computeIfAbsent(sample.name(), _ -> new LinkedHashMap<>())
                    .put(sample.labels(), sample);
        }
    }

    /** Those families alone whose names are wanted. */
    public Samples wanting(Predicate<String> names) {
        return new Samples(
                families.entrySet().stream()
                        .filter(family -> names.test(family.getKey()))
                        .flatMap(family -> family.getValue().values().stream())
                        .toList());
    }

    /** The names of all families: of their samples, not of their headers. */
    public Set<String> names() {
        return families.keySet();
    }

    /** The samples of one family, by their labels; none if there is no such family. */
    public Map<Labels, Sample> family(String name) {
        return families.getOrDefault(name, Map.of());
    }

    /** Whether two values count as the same: NaN does as NaN. */
    static boolean sameValue(Sample a, Sample b) {
        return a.value() == b.value() || (Double.isNaN(a.value()) && Double.isNaN(b.value()));
    }

    /** The line of a sample, as the server writes it. */
    public static String line(Sample sample) {
        return series(sample.name(), sample.labels(), sample.value());
    }

    private static String series(String name, Labels labels, double value) {
        WriteBuffer out = new WriteBuffer(128);
        new RowWriter(out).row(name, labels, value);
        String line = new String(out.toBytes(), StandardCharsets.UTF_8);
        return line.substring(0, line.length() - 1);
    }

    /** A series without its value, escaped as in a line. */
    public static String series(String name, Labels labels) {
        String line = series(name, labels, 0);
        return line.substring(0, line.lastIndexOf(' '));
    }
}
