package io.kubeobject.mapping;

import io.kubeobject.object.FieldTrie;

import java.util.ArrayList;
import java.util.List;

/**
 * A path of field names in which {@code *} stands for one name and {@code **} for any number of
 * them. Lists are passed through. A name that has dots is written in brackets: {@code
 * metadata.annotations["example.com/weight"]}.
 *
 * @param segments at least one
 */
public record PathPattern(List<String> segments) {

    private static final String ONE = FieldTrie.ANY;
    private static final String ANY_NUMBER = "**";

    public PathPattern {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException with a message for the user, if it is none
     */
    public static PathPattern parse(String text) {
        List<String> segments = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                int end = bracketEnd(text, at);
                segments.add(text.substring(at + 2, end - 2));
                at = end;
            } else {
                int end = nameEnd(text, at);
                segments.add(text.substring(at, end));
                at = end;
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                if (at == text.length()) {
                    throw illegal(text, "it ends in a dot");
                }
            }
        }
        if (segments.isEmpty() || segments.contains("")) {
            throw illegal(text, "a name is missing");
        }
        return new PathPattern(segments);
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            char c = text.charAt(end);
            if (Character.isWhitespace(c) || "]\"'(){},".indexOf(c) >= 0) {
                throw illegal(text, "'" + c + "' cannot stand there");
            }
            end++;
        }
        return end;
    }

    private static int bracketEnd(String text, int from) {
        char quote = from + 1 < text.length() ? text.charAt(from + 1) : ' ';
        int end = text.indexOf(quote + "]", from + 2);
        if ((quote != '"' && quote != '\'') || end < 0) {
            throw illegal(text, "in [ ] stands a name in quotes; lists are passed through without");
        }
        return end + 2;
    }

    private static IllegalArgumentException illegal(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is not a path: " + why);
    }

    /** Whether it names every field, so that nothing is under a wildcard. */
    public boolean isExact() {
        return !segments.contains(ONE) && !segments.contains(ANY_NUMBER);
    }

    /**
     * Whether it is the path or leads to it: all that is below a path is covered by its pattern.
     */
    boolean covers(List<String> path) {
        return covers(0, path, 0);
    }

    private boolean covers(int segment, List<String> path, int at) {
        if (segment == segments.size()) {
            return true;
        }
        if (segments.get(segment).equals(ANY_NUMBER)) {
            for (int next = at; next <= path.size(); next++) {
                if (covers(segment + 1, path, next)) {
                    return true;
                }
            }
            return false;
        }
        return at < path.size()
                && fits(segments.get(segment), path.get(at))
                && covers(segment + 1, path, at + 1);
    }

    /** Whether it covers the path, or something below it. */
    boolean reaches(List<String> path) {
        for (int at = 0; at < path.size(); at++) {
            if (at == segments.size() || segments.get(at).equals(ANY_NUMBER)) {
                return true;
            }
            if (!fits(segments.get(at), path.get(at))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is exactly the path. */
    boolean is(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int at = 0; at < path.size(); at++) {
            if (!fits(segments.get(at), path.get(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String segment, String name) {
        return segment.equals(ONE) || segment.equals(name);
    }

    /** The fields that it covers, or more where {@code **} stands. */
    FieldTrie fields() {
        int end = segments.indexOf(ANY_NUMBER);
        return FieldTrie.of(end < 0 ? segments : segments.subList(0, end));
    }

    /** The fields that it does not cover, or more where {@code **} stands. */
    FieldTrie others() {
        return segments.contains(ANY_NUMBER) ? FieldTrie.ALL : FieldTrie.allBut(segments);
    }

    @Override
    public String toString() {
        return String.join(".", segments);
    }
}
