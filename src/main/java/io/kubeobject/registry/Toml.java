package io.kubeobject.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of TOML 1.0 that {@code hosts.toml} files are written in: tables, dotted and
 * quoted keys, strings on one line, booleans, numbers (as text), arrays. Everything else is refused
 * with its line. The order of tables is kept: it is the order of mirrors.
 */
final class Toml {

    private final String text;
    private int at;

    private Toml(String text) {
        this.text = text;
    }

    /** The document as nested maps of strings, booleans and lists. */
    static Map<String, Object> parse(String text) throws OutsideException {
        return new Toml(text.replace("\r\n", "\n")).document();
    }

    private Map<String, Object> document() throws OutsideException {
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> table = root;
        for (skipBlank(true); at < text.length(); skipBlank(true)) {
            if (peek() == '[') {
                at++;
                if (peek() == '[') {
                    throw bad("lists of tables are not known here");
                }
                table = descend(root, key());
                expect(']');
            } else {
                List<String> key = key();
                expect('=');
                skipBlank(false);
                put(descend(table, key.subList(0, key.size() - 1)), key.getLast(), value());
            }
            endLine();
        }
        return root;
    }

    private void put(Map<String, Object> table, String name, Object value) throws OutsideException {
        if (table.putIfAbsent(name, value) != null) {
            throw bad("\"" + name + "\" is there twice");
        }
    }

    @SuppressWarnings("unchecked") // every map in the document is made here
    private Map<String, Object> descend(Map<String, Object> from, List<String> key)
            throws OutsideException {
        Map<String, Object> table = from;
        for (String name : key) {
            Object next = table.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
            if (!(next instanceof Map<?, ?>)) {
                throw bad("\"" + name + "\" is no table");
            }
            table = (Map<String, Object>) next;
        }
        return table;
    }

    private List<String> key() throws OutsideException {
        List<String> parts = new ArrayList<>();
        do {
            skipBlank(false);
            parts.add(peek() == '"' || peek() == '\'' ? string() : bareKey());
            skipBlank(false);
        } while (accept('.'));
        return parts;
    }

    private String bareKey() throws OutsideException {
        int start = at;
        while (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-') {
            at++;
        }
        if (start == at) {
            throw bad("expected a key");
        }
        return text.substring(start, at);
    }

    private Object value() throws OutsideException {
        char first = peek();
        if (first == '[') {
            return array();
        }
        if (first == '"' || first == '\'') {
            return string();
        }
        int start = at;
        while (Character.isLetterOrDigit(peek()) || "+-._:".indexOf(peek()) >= 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "" -> throw bad("expected a string, true, false, a number or [");
            default -> {
                if (!word.matches("[+-]?[0-9].*")) {
                    throw bad("expected a string, true, false, a number or [");
                }
                yield word;
            }
        };
    }

    private List<Object> array() throws OutsideException {
        List<Object> list = new ArrayList<>();
        expect('[');
        skipBlank(true);
        while (!accept(']')) {
            list.add(value());
            skipBlank(true);
            if (!accept(',') && peek() != ']') {
                throw bad("expected , or ]");
            }
            skipBlank(true);
        }
        return list;
    }

    private String string() throws OutsideException {
        char quote = peek();
        at++;
        StringBuilder string = new StringBuilder();
        while (peek() != quote) {
            if (at >= text.length() || peek() == '\n') {
                throw bad("a string has no end");
            }
            char c = text.charAt(at++);
            string.append(c == '\\' && quote == '"' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws OutsideException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> throw bad("the escape \\" + c + " is not known here");
        };
    }

    private void endLine() throws OutsideException {
        skipBlank(false);
        if (at < text.length() && peek() != '\n' && peek() != '#') {
            throw bad("expected the end of the line");
        }
    }

    /** Skips spaces, and comments and ends of lines if {@code lines}. */
    private void skipBlank(boolean lines) {
        while (at < text.length()) {
            char c = peek();
            if (c == ' ' || c == '\t' || (lines && c == '\n')) {
                at++;
            } else if (lines && c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean accept(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) throws OutsideException {
        if (!accept(c)) {
            throw bad("expected " + c);
        }
    }

    private OutsideException bad(String what) {
        long line =
                1
                        + text.substring(0, Math.min(at, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return new OutsideException("line " + line + ": " + what);
    }
}
