package io.kubeobject.exposition;

import io.kubeobject.exposition.Exposition.ParsedSample;

import java.util.TreeMap;

/** Reads {@code name{label="value",…} number}, which is the same in both formats. */
final class SampleLine {

    private final String line;
    private int at;

    private SampleLine(String line) {
        this.line = line;
    }

    static ParsedSample parse(String line) {
        return new SampleLine(line).sample();
    }

    private ParsedSample sample() {
        String name = name(":");
        TreeMap<String, String> labels = new TreeMap<>();
        if (peek() == '{') {
            do {
                at++;
                label(labels);
            } while (peek() == ',');
            expect('}');
        }
        expect(' ');
        return new ParsedSample(name, labels, number(line.substring(at)));
    }

    private void label(TreeMap<String, String> labels) {
        String name = name("");
        expect('=');
        expect('"');
        StringBuilder value = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            value.append(c == '\\' ? unescape(take(), true) : c);
        }
        if (labels.put(name, value.toString()) != null) {
            throw new IllegalArgumentException("a second label " + name);
        }
    }

    static char unescape(char escaped, boolean quotes) {
        if (escaped == '\\' || (quotes && escaped == '"')) {
            return escaped;
        }
        if (escaped == 'n') {
            return '\n';
        }
        throw new IllegalArgumentException("wrong escape \\" + escaped);
    }

    private String name(String further) {
        int start = at;
        while (isNameChar(peek(), at > start) || (peek() != 0 && further.indexOf(peek()) >= 0)) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("expected a name at column " + (at + 1));
        }
        return line.substring(start, at);
    }

    private static boolean isNameChar(char c, boolean inner) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (inner && c >= '0' && c <= '9');
    }

    private static double number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!text.matches("-?[0-9]+(\\.[0-9]+)?(e[+-][0-9]+)?")) {
                    throw new IllegalArgumentException("not a number: \"" + text + "\"");
                }
                yield Double.parseDouble(text);
            }
        };
    }

    private char peek() {
        return at < line.length() ? line.charAt(at) : 0;
    }

    private char take() {
        if (at >= line.length()) {
            throw new IllegalArgumentException("a label value without an end");
        }
        return line.charAt(at++);
    }

    private void expect(char c) {
        if (at >= line.length() || line.charAt(at) != c) {
            throw new IllegalArgumentException("expected '" + c + "' at column " + (at + 1));
        }
        at++;
    }
}
