package io.kubeobject.exposition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A parsed exposition: its families in the order in which they were written. */
public record Exposition(List<ParsedFamily> families) {

    /**
     * One family.
     *
     * @param name as in its header
     * @param type in lower case, as written
     * @param help unescaped; empty if there is none
     * @param unit empty if there is none
     */
    public record ParsedFamily(
            String name, String type, String help, String unit, List<ParsedSample> samples) {}

    /**
     * One sample.
     *
     * @param labels unescaped; sorted, since their order has no meaning; empty values as written
     */
    public record ParsedSample(String name, TreeMap<String, String> labels, double value) {

        /** For messages: {@code name{a=1, b=2} 3.0}. */
        @Override
        public String toString() {
            return name + labels + " " + value;
        }
    }

    /** The family whose header has that name. */
    public Optional<ParsedFamily> family(String name) {
        return families.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** All samples of all families. */
    public List<ParsedSample> samples() {
        return families.stream().flatMap(f -> f.samples().stream()).toList();
    }

    /** The value of the first sample of that name that has those labels, among others perhaps. */
    public Optional<Double> value(String name, Map<String, String> labels) {
        return samples().stream()
                .filter(s -> s.name().equals(name))
                .filter(s -> s.labels().entrySet().containsAll(labels.entrySet()))
                .map(ParsedSample::value)
                .findFirst();
    }
}
