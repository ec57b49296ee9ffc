package io.kubeobject.exposition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client asks for.
 *
 * @param accept the header Accept, several joined by commas; empty if there is none
 * @param acceptEncoding the header Accept-Encoding, likewise
 * @param names globs over names of families, of which one has to match; none = all
 * @param resources globs over ids of resources ({@code deployments.apps}) or their plurals alone
 *     ({@code deployments}), likewise
 */
public record ScrapeRequest(
        String accept, String acceptEncoding, List<String> names, List<String> resources) {

    /** Everything, in the formats that every client reads. */
    public static final ScrapeRequest PLAIN = new ScrapeRequest("", "", List.of(), List.of());

    public ScrapeRequest {
        names = List.copyOf(names);
        resources = List.copyOf(resources);
    }

    /**
     * Reads the filters {@code name[]} and {@code resource[]} of a query. There is nothing else to
     * ask for: a misspelt filter must not look like one that lets everything pass.
     *
     * @param rawQuery as in the request line, percent-encoded; empty for none
     * @throws IllegalArgumentException with a message for the user, if an escape is broken or a
     *     parameter unknown
     */
    public static ScrapeRequest of(String accept, String acceptEncoding, String rawQuery) {
        List<String> names = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        for (String parameter : rawQuery.split("&", -1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String key = decode(equals < 0 ? parameter : parameter.substring(0, equals));
            List<String> filter =
                    switch (key) {
                        case "name[]" -> names;
                        case "resource[]" -> resources;
                        default ->
                                throw new IllegalArgumentException(
                                        "unknown query parameter \""
                                                + key
                                                + "\"; expected name[]=GLOB or resource[]=GLOB");
                    };
            filter.add(glob(key, equals < 0 ? "" : decode(parameter.substring(equals + 1))));
        }
        return new ScrapeRequest(accept, acceptEncoding, names, resources);
    }

    private static String glob(String key, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "query parameter \"" + key + "\" is empty; expected " + key + "=GLOB");
        }
        return value;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "query parameter \"" + text + "\" has a broken percent escape", e);
        }
    }
}
