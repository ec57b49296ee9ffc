package io.kubeobject.expr;

import io.kubeobject.expr.Function.Style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All functions. One file per family, one row per function and what it takes; a new family is one
 * more line here. What binds variables or does not evaluate all it is given is no function: {@link
 * Form} lists those.
 */
final class Functions {

    private static final List<List<Function>> FAMILIES =
            List.of(
                    ConversionFunctions.ALL,
                    StringFunctions.ALL,
                    RegexFunctions.ALL,
                    ListFunctions.ALL,
                    TimeFunctions.ALL,
                    QuantityFunctions.ALL,
                    NetworkFunctions.ALL,
                    SemverFunctions.ALL,
                    MathFunctions.ALL,
                    EncodingFunctions.ALL,
                    OptionalFunctions.ALL,
                    MetricFunctions.ALL);

    private static final Map<String, List<Function>> BY_NAME = byName();

    private Functions() {}

    private static Map<String, List<Function>> byName() {
        Map<String, List<Function>> byName = new HashMap<>();
        for (List<Function> family : FAMILIES) {
            for (Function function : family) {
                byName.computeIfAbsent(function.name(), _ -> new ArrayList<>()).add(function);
            }
        }
        return byName;
    }

    /** Those of a name that can be written in a style; none if it is unknown. */
    static List<Function> named(String name, Style style) {
        return BY_NAME.getOrDefault(name, List.of()).stream()
                .filter(
                        f ->
                                f.signature().style() == style
                                        || f.signature().style() == Style.EITHER)
                .toList();
    }

    /** The names that can be written in a style. */
    static Set<String> names(Style style) {
        Set<String> names = new TreeSet<>(BY_NAME.keySet());
        names.removeIf(name -> named(name, style).isEmpty());
        return names;
    }
}
