package io.kubeobject.ksm;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exposition, text or OpenMetrics, as sets of samples by family.
 *
 * <p>A sample is its whole line, so the order of labels counts and that of samples does not. Of a
 * series that is there twice the first counts, which is the one that Prometheus keeps. Of HELP the
 * stability alone is kept: the sentences are everyone's own.
 */
record MetricsText(SortedMap<String, MetricsText.Family> families) {

    /**
     * What is compared of a family.
     *
     * @param type as TYPE says
     * @param stability what HELP begins with: {@code [STABLE] }, {@code (Deprecated since …) }
     * @param samples whole lines
     */
    record Family(String type, String stability, SortedSet<String> samples) {}

    private static final Pattern HEADER = Pattern.compile("# (HELP|TYPE) (\\S+) (.*)");
    private static final Pattern STABILITY =
            Pattern.compile("(?:\\[[A-Z]+\\] |\\(Deprecated since [^)]*\\) )*");
    private static final String TOTAL = "_total";

    /**
     * Reads an exposition.
     *
     * @throws IllegalArgumentException if a sample stands below no TYPE
     */
    static MetricsText parse(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<String, String> stabilities = new TreeMap<>();
        SortedMap<String, SortedSet<String>> samples = new TreeMap<>();
        Set<String> series = new HashSet<>();
        for (String line : text.split("\n")) {
            Matcher header = HEADER.matcher(line);
            if (header.matches()) {
                String family = withoutTotal(header.group(2));
                if (header.group(1).equals("TYPE")) {
                    types.put(family, header.group(3));
                    samples.putIfAbsent(family, new TreeSet<>());
                } else {
                    stabilities.put(family, stability(header.group(3)));
                }
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                String name = line.split("[{ ]", 2)[0];
                SortedSet<String> lines = samples.get(withoutTotal(name));
                if (lines == null) {
                    throw new IllegalArgumentException("no TYPE above " + line);
                }
                if (series.add(line.substring(0, line.lastIndexOf(' ')))) {
                    lines.add(line);
                }
            }
        }
        SortedMap<String, Family> families = new TreeMap<>();
        samples.forEach(
                (name, lines) ->
                        families.put(
                                name,
                                new Family(
                                        types.getOrDefault(name, ""),
                                        stabilities.getOrDefault(name, ""),
                                        lines)));
        return new MetricsText(families);
    }

    /**
     * In OpenMetrics a counter's family is named without the suffix of its samples;
     * kube-state-metrics writes it with the suffix all the same, which is not legal.
     */
    private static String withoutTotal(String name) {
        return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
    }

    private static String stability(String help) {
        Matcher matcher = STABILITY.matcher(help);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    /** How many samples there are. */
    int size() {
        return families.values().stream().mapToInt(f -> f.samples().size()).sum();
    }

    /** The families that have a header and nothing below. */
    List<String> withoutSamples() {
        return families.entrySet().stream()
                .filter(family -> family.getValue().samples().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
