package io.kubeobject.simulator.life;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object's JSON with places to fill in: <code>"${name}"</code> within strings, <code>#{name}
 * </code> for numbers and booleans. Read once, filled in often.
 */
final class Template {

    private static final Pattern HEAD =
            Pattern.compile("\\{\"kind\":\"([^\"]+)\",\"apiVersion\":\"([^\"]+)\",");
    private static final Pattern PLACE = Pattern.compile("[$#]\\{([A-Za-z]+)}");

    private final String kind;
    private final String apiVersion;

    /** Text between the places; one more than there are names. */
    private final List<byte[]> texts = new ArrayList<>();

    private final List<String> names = new ArrayList<>();

    private Template(String json) {
        Matcher head = HEAD.matcher(json);
        if (!head.lookingAt()) {
            throw new IllegalStateException("BUG: a template begins with kind and apiVersion");
        }
        kind = head.group(1);
        apiVersion = head.group(2);
        String body = "{" + json.substring(head.end());
        Matcher place = PLACE.matcher(body);
        int from = 0;
        while (place.find()) {
            texts.add(utf8(body.substring(from, place.start())));
            names.add(place.group(1));
            from = place.end();
        }
        texts.add(utf8(body.substring(from)));
    }

    /** Reads a template of this package. */
    static Template read(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("BUG: " + file + " is not in the jar");
            }
            return new Template(compact(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the white space between tokens. */
    private static String compact(String json) {
        StringBuilder out = new StringBuilder(json.length());
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' && (i == 0 || json.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
            if (quoted || !Character.isWhitespace(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    String kind() {
        return kind;
    }

    String apiVersion() {
        return apiVersion;
    }

    /** The object without kind and apiVersion. */
    byte[] body(UnaryOperator<String> values) {
        byte[][] filled = new byte[names.size()][];
        int size = texts.getLast().length;
        for (int i = 0; i < filled.length; i++) {
            filled[i] = utf8(escape(values.apply(names.get(i))));
            size += texts.get(i).length + filled[i].length;
        }
        byte[] out = new byte[size];
        int at = 0;
        for (int i = 0; i < filled.length; i++) {
            byte[] text = texts.get(i);
            System.arraycopy(text, 0, out, at, text.length);
            at += text.length;
            System.arraycopy(filled[i], 0, out, at, filled[i].length);
            at += filled[i].length;
        }
        System.arraycopy(texts.getLast(), 0, out, at, texts.getLast().length);
        return out;
    }

    /** The object with kind and apiVersion, as text. */
    String text(UnaryOperator<String> values) {
        String body = new String(body(values), StandardCharsets.UTF_8);
        return "{\"kind\":\""
                + kind
                + "\",\"apiVersion\":\""
                + apiVersion
                + "\","
                + body.substring(1);
    }

    private static String escape(String value) {
        return value.indexOf('"') < 0 && value.indexOf('\\') < 0
                ? value
                : value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
