package io.kubeobject.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A URL, as Go's {@code net/url} reads it; it must be absolute or begin with a slash.
 *
 * @param host with the port, if there is one
 * @param path escaped
 * @param text all of it as it prints: by it two are equal
 */
record Url(String scheme, String host, String path, String query, String text) {

    static Url parse(String text) {
        try {
            return UrlReader.read(text);
        } catch (UrlReader.NoUrl e) {
            throw new EvaluationException(
                    Values.quote(text)
                            + " is not a URL; expected for example https://example.com/path");
        }
    }

    static boolean isUrl(String text) {
        return UrlReader.isRequest(text);
    }

    /** Without brackets and port. */
    String hostname() {
        int end =
                host.length() - (port().isEmpty() && !host.endsWith(":") ? 0 : port().length() + 1);
        String name = host.substring(0, end);
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return bracketed ? name.substring(1, name.length() - 1) : name;
    }

    /** Empty if there is none. */
    String port() {
        int colon = host.lastIndexOf(':');
        boolean digits = host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return colon >= 0 && digits ? host.substring(colon + 1) : "";
    }

    /** By name; what is not well-formed is left out. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty() && !pair.contains(";")) {
                try {
                    parameters
                            .computeIfAbsent(UrlEscape.QUERY.decode(name), _ -> new ArrayList<>())
                            .add(UrlEscape.QUERY.decode(value));
                } catch (UrlReader.NoUrl e) {
                    // as Go does: the others count
                }
            }
        }
        parameters.values().removeIf(List::isEmpty);
        return parameters;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Url other && text.equals(other.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
