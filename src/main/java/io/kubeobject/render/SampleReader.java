package io.kubeobject.render;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Exposition text to samples: the way back. Reads what Prometheus reads of the text format 0.0.4
 * and OpenMetrics 1.0, from any exporter: blanks where they are allowed, timestamps and exemplars,
 * which it skips, as it does comments. Names are of the classic character set.
 */
public final class SampleReader {

    /** As Go's ParseFloat, without its hexadecimal and underscored forms. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private static final Pattern INFINITY = Pattern.compile("(?i)([-+]?)inf(inity)?");

    private final String text;
    private final List<Sample> samples = new ArrayList<>();
    private int at;
    private int line = 1;

    private SampleReader(String text) {
        this.text = requireNonNull(text, "text is null");
    }

    /**
     * All samples, in their order.
     *
     * @throws MalformedTextException at the first place that is no sample
     */
    public static List<Sample> read(String text) throws MalformedTextException {
        SampleReader reader = new SampleReader(text);
        while (reader.at < text.length()) {
            reader.line();
        }
        return List.copyOf(reader.samples);
    }

    /**
     * Reads {@code name} or {@code name{label="value"}}, the start of a line: the value of what is
     * given is NaN.
     */
    public static Sample readSeries(String text) throws MalformedTextException {
        SampleReader reader = new SampleReader(text);
        reader.blanks();
        Sample series = new Sample(reader.name(true), reader.labels(), Double.NaN);
        reader.blanks();
        if (reader.at < text.length()) {
            throw reader.wrong("expected the end behind a series, got " + reader.found());
        }
        return series;
    }

    private void line() throws MalformedTextException {
        blanks();
        if (peek() == '#') {
            while (at < text.length() && peek() != '\n') {
                at++;
            }
        } else if (peek() != '\n' && at < text.length()) {
            sample();
        }
        if (at < text.length() && peek() != '\n') {
            throw wrong("expected the end of the line, got " + found());
        }
        at++;
        line++;
    }

    private void sample() throws MalformedTextException {
        String name = name(true);
        if (" \t\r{".indexOf(peek()) < 0) {
            throw wrong("expected a blank or { behind the name, got " + found());
        }
        Labels labels = labels();
        blanks();
        samples.add(new Sample(name, labels, value()));
        blanks();
        if (peek() != '\n' && peek() != '#' && at < text.length()) {
            number(word(), "a timestamp");
            blanks();
        }
        if (peek() == '#') {
            while (at < text.length() && peek() != '\n') {
                at++;
            }
        }
    }

    private Labels labels() throws MalformedTextException {
        blanks();
        if (peek() != '{') {
            return Labels.NONE;
        }
        at++;
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        blanks();
        while (peek() != '}') {
            int start = at;
            String name = name(false);
            if (!seen.add(name)) {
                at = start;
                throw wrong("a second label " + name);
            }
            blanks();
            expect('=');
            blanks();
            names.add(name);
            values.add(quoted());
            blanks();
            if (peek() != '}') {
                expect(',');
                blanks();
            }
        }
        at++;
        return Labels.of(names.toArray(String[]::new), values.toArray(String[]::new));
    }

    private String quoted() throws MalformedTextException {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            if (at >= text.length() || peek() == '\n') {
                throw wrong("a label value without an end");
            }
            char c = text.charAt(at++);
            value.append(c == '\\' ? escaped() : c);
        }
        at++;
        return value.toString();
    }

    private char escaped() throws MalformedTextException {
        char c = peek();
        if (c != 'n' && c != '\\' && c != '"') {
            throw wrong("expected n, \\ or \" behind a backslash, got " + found());
        }
        at++;
        return c == 'n' ? '\n' : c;
    }

    private String name(boolean ofMetric) throws MalformedTextException {
        int start = at;
        while (isNameChar(peek(), at > start) || (ofMetric && peek() == ':')) {
            at++;
        }
        if (at == start) {
            throw wrong("expected a " + (ofMetric ? "metric" : "label") + " name, got " + found());
        }
        return text.substring(start, at);
    }

    private static boolean isNameChar(char c, boolean inner) {
        return c == '_'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (inner && c >= '0' && c <= '9');
    }

    private double value() throws MalformedTextException {
        int start = at;
        String word = word();
        if (word.isEmpty()) {
            at = start;
            throw wrong("expected a value, got " + found());
        }
        return number(word, "a value");
    }

    private double number(String word, String what) throws MalformedTextException {
        if (word.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        if (INFINITY.matcher(word).matches()) {
            return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (!NUMBER.matcher(word).matches()) {
            at -= word.length();
            throw wrong("expected " + what + ", got \"" + word + "\"");
        }
        return Double.parseDouble(word);
    }

    private String word() {
        int start = at;
        while (at < text.length() && " \t\n\r".indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Skips blanks. A carriage return is none to Prometheus, but to editors. */
    private void blanks() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
            at++;
        }
    }

    private void expect(char c) throws MalformedTextException {
        if (peek() != c) {
            throw wrong("expected " + c + ", got " + found());
        }
        at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private String found() {
        if (at >= text.length()) {
            return "the end";
        }
        int c = text.codePointAt(at);
        return c == '\n' ? "the end of the line" : "\"" + Character.toString(c) + "\"";
    }

    private MalformedTextException wrong(String message) {
        return new MalformedTextException(message, at, line);
    }
}
