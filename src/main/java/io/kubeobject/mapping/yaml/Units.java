package io.kubeobject.mapping.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Units in the names of metrics, as {@code promtool check metrics} knows them (client_golang's
 * promlint), and a few more that occur in Kubernetes.
 */
final class Units {

    /**
     * A unit that Prometheus does not count in.
     *
     * @param word as the name has it
     */
    record NotBase(String word, String base) {}

    private static final Set<String> BASE =
            Set.of(
                    "amperes", "bytes", "celsius", "grams", "joules", "kelvin", "meters", "metres",
                    "seconds", "volts");

    private static final Map<String, String> OTHERS =
            Map.ofEntries(
                    Map.entry("minutes", "seconds"),
                    Map.entry("hours", "seconds"),
                    Map.entry("days", "seconds"),
                    Map.entry("weeks", "seconds"),
                    Map.entry("kelvins", "kelvin"),
                    Map.entry("fahrenheit", "celsius"),
                    Map.entry("rankine", "celsius"),
                    Map.entry("inches", "meters"),
                    Map.entry("yards", "meters"),
                    Map.entry("miles", "meters"),
                    Map.entry("bits", "bytes"),
                    Map.entry("calories", "joules"),
                    Map.entry("pounds", "grams"),
                    Map.entry("ounces", "grams"),
                    Map.entry("percent", "ratio"));

    private static final List<String> PREFIXES =
            List.of(
                    "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo",
                    "kibi", "mega", "mebi", "mibi", "giga", "gibi", "tera", "tebi", "peta", "pebi");

    private static final Set<String> ABBREVIATIONS =
            Set.of("s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d");

    private Units() {}

    /** The first unit of a name, unless Prometheus counts in it. */
    static Optional<NotBase> notBase(String name) {
        for (String word : name.split("_", -1)) {
            Optional<String> base = base(word);
            if (base.isPresent()) {
                return base.filter(b -> !b.equals(word)).map(b -> new NotBase(word, b));
            }
        }
        return Optional.empty();
    }

    /** What Prometheus counts in instead of a unit; the unit itself if it is one; else empty. */
    private static Optional<String> base(String word) {
        if (BASE.contains(word)) {
            return Optional.of(word);
        }
        if (OTHERS.containsKey(word)) {
            return Optional.of(OTHERS.get(word));
        }
        return PREFIXES.stream()
                .filter(word::startsWith)
                .map(prefix -> word.substring(prefix.length()))
                .filter(unit -> BASE.contains(unit) || OTHERS.containsKey(unit))
                .findFirst()
                .map(unit -> OTHERS.getOrDefault(unit, unit));
    }

    /** The words of a name, behind the first one, that abbreviate a unit. */
    static List<String> abbreviations(String name) {
        return Arrays.stream(name.split("_", -1)).skip(1).filter(ABBREVIATIONS::contains).toList();
    }
}
