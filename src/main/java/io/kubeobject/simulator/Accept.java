package io.kubeobject.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a client takes for an answer (RFC 9110, 12.5.1), what is meant first. */
final class Accept {

    /** One media range with its parameters, without {@code q}. */
    record Range(String type, Map<String, String> parameters, double quality) {

        boolean takesJson() {
            return type.equals("application/json")
                    || type.equals("application/*")
                    || type.equals("*/*");
        }

        String parameter(String name) {
            return parameters.getOrDefault(name, "");
        }
    }

    private Accept() {}

    /** The ranges of a header; anything if there is none. */
    static List<Range> parse(String header) {
        List<Range> ranges = new ArrayList<>();
        for (String part : (header.isBlank() ? "*/*" : header).split(",", -1)) {
            ranges.add(range(part));
        }
        // As kube-apiserver takes it, the one that says more is meant, even if it is liked less.
        ranges.sort(
                Comparator.<Range>comparingInt(range -> range.parameters().size())
                        .thenComparingDouble(Range::quality)
                        .reversed());
        return ranges;
    }

    private static Range range(String text) {
        String[] parts = text.split(";", -1);
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                parameters.put(
                        parts[i].substring(0, equals).strip(),
                        parts[i].substring(equals + 1).strip());
            }
        }
        String quality = parameters.remove("q");
        return new Range(parts[0].strip().toLowerCase(Locale.ROOT), parameters, number(quality));
    }

    private static double number(@org.jspecify.annotations.Nullable String quality) {
        try {
            return quality == null ? 1 : Double.parseDouble(quality);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    /** Nothing that the client takes can be made. */
    static Refusal refusal() {
        return new Refusal(
                406,
                "NotAcceptable",
                "only the following media types are accepted: application/json",
                null);
    }
}
