package io.kubeobject.expr;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One string or bytes literal of CEL: single or triple quotes, raw or with escapes. In bytes an
 * octal or hexadecimal escape is a byte, in a string a code point.
 */
final class StringLiteral {

    private static final String ESCAPES = "abfnrtv\\'\"`?";
    private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b\\'\"`?";

    private final String text;
    private final Issues issues;
    private final boolean bytes;
    private final StringBuilder string = new StringBuilder();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int at;

    /**
     * Reads the literal.
     *
     * @param quote where its first quote is
     * @param prefix {@code r}, {@code b}, {@code br} or nothing
     */
    StringLiteral(String text, int quote, String prefix, Issues issues) {
        this.text = text;
        this.issues = issues;
        this.bytes = prefix.startsWith("b");
        String mark = text.substring(quote, quote + 1);
        String closing = text.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
        at = quote + closing.length();
        read(quote - prefix.length(), closing, prefix.endsWith("r"));
    }

    private void read(int start, String closing, boolean raw) {
        while (at < text.length() && !text.startsWith(closing, at)) {
            char c = text.charAt(at);
            if (closing.length() == 1 && (c == '\n' || c == '\r')) {
                break;
            }
            if (c == '\\' && !raw) {
                escape();
            } else if (c == '\r') {
                at += text.startsWith("\r\n", at) ? 2 : 1;
                append('\n');
            } else {
                int codePoint = text.codePointAt(at);
                append(codePoint);
                at += Character.charCount(codePoint);
            }
        }
        if (text.startsWith(closing, at)) {
            at += closing.length();
        } else {
            issues.add(
                    Span.between(start, at),
                    "the string that begins here has no end",
                    "close it with " + closing);
        }
    }

    private void escape() {
        int start = at;
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int simple = ESCAPES.indexOf(c);
        at += 2;
        if (simple >= 0) {
            append(MEANINGS.charAt(simple));
            return;
        }
        int value =
                switch (c) {
                    case 'x', 'X' -> digits(2, 16);
                    case 'u' -> bytes ? -1 : digits(4, 16);
                    case 'U' -> bytes ? -1 : digits(8, 16);
                    case '0', '1', '2', '3' -> {
                        at--;
                        yield digits(3, 8);
                    }
                    default -> -1;
                };
        if (value < 0 || value > Character.MAX_CODE_POINT || isSurrogate(value)) {
            at = Math.min(at, text.length());
            issues.add(
                    Span.between(start, at),
                    "`" + text.substring(start, at) + "` is not an escape sequence",
                    "write \\\\ for a backslash, or r\"…\" for a string without escapes");
        } else if (bytes) {
            octets.write(value);
        } else {
            string.appendCodePoint(value);
        }
    }

    private static boolean isSurrogate(int value) {
        return value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    }

    /** The number that so many digits make; -1 if they are not there. */
    private int digits(int count, int radix) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
            at++;
        }
        return value;
    }

    private void append(int codePoint) {
        if (bytes) {
            octets.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        } else {
            string.appendCodePoint(codePoint);
        }
    }

    /** The index after the last quote. */
    int end() {
        return at;
    }

    /** A string, or {@link Bytes}. */
    Object value() {
        return bytes ? new Bytes(octets.toByteArray()) : string.toString();
    }
}
