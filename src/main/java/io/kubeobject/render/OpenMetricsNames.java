package io.kubeobject.render;

import io.kubeobject.metric.Family;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which names a family takes in an exposition of OpenMetrics 1.0.0, where a counter {@code x_total}
 * is the family {@code x} and reserves {@code x_created}, and an info {@code x_info} is the family
 * {@code x}. No name may be taken twice (section "MetricFamily").
 */
public final class OpenMetricsNames {

    private static final String TOTAL = "_total";
    private static final String INFO = "_info";

    private OpenMetricsNames() {}

    /**
     * The counters and infos of one exposition that cannot be called so, since a name that they
     * reserve is that of another family: a gauge {@code x} beside a counter {@code x_total}. To be
     * written as of unknown type, which reserves nothing. Of two that reserve one name the first
     * keeps it.
     */
    public static Set<Family> clashing(Collection<Family> families) {
        Set<String> samples = new HashSet<>();
        families.forEach(family -> samples.add(family.name()));
        Set<String> reserved = new HashSet<>();
        Set<Family> clashing = new HashSet<>();
        for (Family family : families) {
            List<String> names = reserved(family);
            if (names.stream().anyMatch(n -> samples.contains(n) || reserved.contains(n))) {
                clashing.add(family);
            } else {
                reserved.addAll(names);
            }
        }
        return clashing;
    }

    private static List<String> reserved(Family family) {
        String name = familyName(family);
        return switch (family.type()) {
            case COUNTER -> isSuffixed(family) ? List.of(name, name + "_created") : List.of();
            case INFO -> isSuffixed(family) ? List.of(name) : List.of();
            case GAUGE, STATESET, UNKNOWN -> List.of();
        };
    }

    /** Whether the name ends as its type wants it. */
    static boolean isSuffixed(Family family) {
        String suffix = suffix(family);
        return family.name().endsWith(suffix) && family.name().length() > suffix.length();
    }

    /** The name in the headers. */
    static String familyName(Family family) {
        String name = family.name();
        return isSuffixed(family)
                ? name.substring(0, name.length() - suffix(family).length())
                : name;
    }

    private static String suffix(Family family) {
        return switch (family.type()) {
            case COUNTER -> TOTAL;
            case INFO -> INFO;
            case GAUGE, STATESET, UNKNOWN -> "";
        };
    }
}
