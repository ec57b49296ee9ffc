package io.kubeobject.exposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One element of an Accept or Accept-Encoding header (RFC 9110, section 12.5).
 *
 * @param value in lower case, without parameters: {@code text/plain}, {@code gzip}, {@code *}
 * @param version the parameter of that name; empty if there is none
 * @param quality from 0, which refuses, to 1
 */
record MediaRange(String value, String version, double quality) {

    /** The elements in their order. What cannot be read of one is as if it were not there. */
    static List<MediaRange> parse(String header) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String element : split(header, ',')) {
            List<String> parts = split(element, ';');
            String value = parts.getFirst().strip().toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) {
                ranges.add(range(value, parts.subList(1, parts.size())));
            }
        }
        return ranges;
    }

    private static MediaRange range(String value, List<String> parameters) {
        String version = "";
        double quality = 1;
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? "" : parameter.substring(0, equals).strip();
            String argument = unquoted(parameter.substring(equals + 1).strip());
            if (name.equalsIgnoreCase("q")) {
                quality = quality(argument);
            } else if (name.equalsIgnoreCase("version")) {
                version = argument;
            }
        }
        return new MediaRange(value, version, quality);
    }

    /** A weight that is none counts as one that is not given, as Prometheus' own libraries do. */
    private static double quality(String text) {
        try {
            double quality = Double.parseDouble(text);
            return quality >= 0 && quality <= 1 ? quality : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
