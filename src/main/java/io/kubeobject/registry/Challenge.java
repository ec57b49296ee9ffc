package io.kubeobject.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a server wants to be convinced: one challenge of a {@code WWW-Authenticate} header (RFC 9110,
 * 11.6.1).
 *
 * @param scheme in lower case
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final int MAX_LENGTH = 8192;

    /** Possessive throughout: a hostile header costs linear time. */
    private static final Pattern PART =
            Pattern.compile(
                    "\\G[\\s,]*+(?:([A-Za-z0-9_-]++)\\s*+=\\s*+"
                            + "(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))"
                            + "|([A-Za-z0-9_-]++)(?=\\s|,|$))");

    /** The challenges of all headers of that name. */
    static List<Challenge> of(List<String> headers) {
        List<Challenge> challenges = new ArrayList<>();
        for (String header : headers) {
            Matcher parts =
                    PART.matcher(header.substring(0, Math.min(header.length(), MAX_LENGTH)));
            while (parts.find()) {
                String scheme = parts.group(4);
                if (scheme != null) {
                    challenges.add(
                            new Challenge(scheme.toLowerCase(Locale.ROOT), new LinkedHashMap<>()));
                } else if (!challenges.isEmpty()) {
                    String quoted = parts.group(2);
                    challenges
                            .getLast()
                            .parameters
                            .putIfAbsent(
                                    parts.group(1).toLowerCase(Locale.ROOT),
                                    quoted == null
                                            ? parts.group(3)
                                            : quoted.replaceAll("\\\\(.)", "$1"));
                }
            }
        }
        return challenges;
    }

    static Optional<Challenge> first(List<Challenge> challenges, String scheme) {
        return challenges.stream().filter(c -> c.scheme.equals(scheme)).findFirst();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
