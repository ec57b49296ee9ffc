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
 * @param resources globs over ids of resources ({@code deployments.apps}), likewise
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
     * Reads the filters {@code name[]} and {@code resource[]} of a query; other parameters have no
     * meaning here.
     *
     * @param rawQuery as in the request line, percent-encoded; empty for none
     * @throws IllegalArgumentException with a message for the user, if an escape is broken
     */
    public static ScrapeRequest of(String accept, String acceptEncoding, String rawQuery) {
        List<String> names = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        for (String parameter : rawQuery.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String value = decode(parameter.substring(equals + 1));
            switch (equals < 0 ? "" : decode(parameter.substring(0, equals))) {
                case "name[]" -> names.add(value);
                case "resource[]" -> resources.add(value);
                default -> {}
            }
        }
        return new ScrapeRequest(accept, acceptEncoding, names, resources);
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
