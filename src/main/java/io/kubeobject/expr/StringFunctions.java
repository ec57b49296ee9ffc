package io.kubeobject.expr;

import static io.kubeobject.expr.Function.either;
import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.BYTES;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.STRING;

import io.kubeobject.expr.Function.Reads;

import java.util.ArrayList;
import java.util.List;

/** Of text: CEL's own and its extension "strings", with Go's answers for the odd cases. */
final class StringFunctions {

    static final List<Function> ALL =
            List.of(
                    either("size")
                            .takes(STRING)
                            .gives(INT, Text::size)
                            .reads(Reads.SIZE)
                            .cost(Cost.SIZE),
                    either("size")
                            .takes(BYTES)
                            .gives(INT, b -> (long) b.length())
                            .reads(Reads.SIZE),
                    member("contains")
                            .takes(STRING, STRING)
                            .gives(BOOL, String::contains)
                            .cost(Cost.PATTERN),
                    member("startsWith").takes(STRING, STRING).gives(BOOL, String::startsWith),
                    member("endsWith").takes(STRING, STRING).gives(BOOL, String::endsWith),
                    member("charAt")
                            .takes(STRING, INT)
                            .gives(STRING, StringFunctions::charAt)
                            .cost(Cost.SIZE),
                    member("indexOf")
                            .takes(STRING, STRING)
                            .gives(INT, (s, part) -> indexOf(s, part, 0L))
                            .cost(Cost.PATTERN),
                    member("indexOf")
                            .takes(STRING, STRING, INT)
                            .gives(INT, StringFunctions::indexOf)
                            .cost(Cost.SIZE),
                    member("lastIndexOf")
                            .takes(STRING, STRING)
                            .gives(INT, StringFunctions::lastIndexOf)
                            .cost(Cost.PATTERN),
                    member("lastIndexOf")
                            .takes(STRING, STRING, INT)
                            .gives(INT, StringFunctions::lastIndexOf)
                            .cost(Cost.SIZE),
                    member("lowerAscii")
                            .takes(STRING)
                            .gives(STRING, s -> shift(s, 'A', 'Z', 'a' - 'A'))
                            .cost(Cost.SIZE),
                    member("upperAscii")
                            .takes(STRING)
                            .gives(STRING, s -> shift(s, 'a', 'z', 'A' - 'a'))
                            .cost(Cost.SIZE),
                    member("replace")
                            .takes(STRING, STRING, STRING)
                            .gives(STRING, (s, old, by) -> replace(s, old, by, -1))
                            .cost(Cost.SIZE),
                    member("replace")
                            .takes(STRING, STRING, STRING, INT)
                            .gives(STRING, StringFunctions::replace)
                            .cost(Cost.SIZE),
                    member("split")
                            .takes(STRING, STRING)
                            .gives(LIST, (s, separator) -> split(s, separator, -1L))
                            .cost(Cost.SIZE),
                    member("split")
                            .takes(STRING, STRING, INT)
                            .gives(LIST, StringFunctions::split)
                            .cost(Cost.SIZE),
                    member("join")
                            .takes(LIST)
                            .gives(STRING, list -> join(list, ""))
                            .cost(Cost.SIZE),
                    member("join")
                            .takes(LIST, STRING)
                            .gives(STRING, StringFunctions::join)
                            .cost(Cost.SIZE),
                    member("substring")
                            .takes(STRING, INT)
                            .gives(STRING, (s, start) -> s.substring(Text.index(s, start)))
                            .cost(Cost.SIZE),
                    member("substring")
                            .takes(STRING, INT, INT)
                            .gives(STRING, StringFunctions::substring)
                            .cost(Cost.SIZE),
                    member("trim")
                            .takes(STRING)
                            .gives(STRING, StringFunctions::trim)
                            .cost(Cost.SIZE),
                    member("format").takes(STRING, LIST).gives(STRING, Format::of).cost(Cost.DEEP),
                    global("strings.quote")
                            .takes(STRING)
                            .gives(STRING, StringFunctions::quote)
                            .cost(Cost.SIZE));

    private static final String ESCAPED = "\u0007\b\f\n\r\t\u000b\\\"";
    private static final String ESCAPES = "abfnrtv\\\"";

    private StringFunctions() {}

    /** The character at an index; empty at the end. */
    private static String charAt(String text, Long index) {
        int at = Text.index(text, index);
        return at == text.length() ? "" : Character.toString(text.codePointAt(at));
    }

    /** An empty part is found anywhere, even behind the end and before the start. */
    private static Long indexOf(String text, String part, Long from) {
        if (part.isEmpty()) {
            return from;
        }
        if (from < 0) {
            throw new EvaluationException("index " + from + " is out of range");
        }
        if (from > Text.size(text)) {
            return -1L;
        }
        return codePoints(text, text.indexOf(part, Text.index(text, from)));
    }

    private static Long lastIndexOf(String text, String part) {
        return codePoints(text, text.lastIndexOf(part));
    }

    /** The last at {@code from} or before; nothing at all is found from behind the end. */
    private static Long lastIndexOf(String text, String part, Long from) {
        if (part.isEmpty()) {
            return from;
        }
        if (from < 0) {
            throw new EvaluationException("index " + from + " is out of range");
        }
        if (from >= Text.size(text)) {
            return -1L;
        }
        return codePoints(text, text.lastIndexOf(part, Text.index(text, from)));
    }

    private static Long codePoints(String text, int index) {
        return index < 0 ? -1L : (long) text.codePointCount(0, index);
    }

    private static String shift(String text, char first, char last, int distance) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= first && letters[i] <= last) {
                letters[i] += (char) distance;
            }
        }
        return new String(letters);
    }

    /** At most {@code limit} times, always if that is negative; an empty one is at every seam. */
    private static String replace(String text, String old, String by, long limit) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int at = 0;
        for (long count = 0; count != limit; count++) {
            int found = text.indexOf(old, at);
            if (found < 0 || at > text.length()) {
                break;
            }
            result.append(text, copied, found).append(by);
            Text.limit(result.length());
            copied = found + old.length();
            at = old.isEmpty() ? nextSeam(text, found) : copied;
        }
        return Text.limited(result.append(text, copied, text.length()).toString());
    }

    private static int nextSeam(String text, int at) {
        return at >= text.length() ? at + 1 : text.offsetByCodePoints(at, 1);
    }

    /** Into at most {@code limit} parts, all if that is negative; by nothing: into characters. */
    private static List<?> split(String text, String separator, Long limit) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (limit < 0 || parts.size() + 1 < limit) {
            int end = separator.isEmpty() ? nextSeam(text, start) : text.indexOf(separator, start);
            if (end < 0 || (separator.isEmpty() && end >= text.length())) {
                break;
            }
            parts.add(text.substring(start, end));
            start = end + separator.length();
        }
        boolean nothing = limit == 0 || (separator.isEmpty() && text.isEmpty());
        if (!nothing) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    private static String join(List<?> list, String separator) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String part)) {
                throw new EvaluationException(
                        "join takes strings, got " + Values.describe(list.get(i)));
            }
            result.append(i == 0 ? "" : separator).append(part);
            Text.limit(result.length());
        }
        return result.toString();
    }

    private static String substring(String text, Long start, Long end) {
        if (start > end) {
            throw new EvaluationException("substring from " + start + " to " + end);
        }
        int from = Text.index(text, start);
        return text.substring(from, Text.index(text, end));
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Unicode's White_Space; Java has several ideas of it, none the same. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
    }

    private static String quote(String text) {
        StringBuilder result = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            int escaped = ESCAPED.indexOf(text.charAt(i));
            if (escaped >= 0) {
                result.append('\\').append(ESCAPES.charAt(escaped));
            } else {
                result.append(text.charAt(i));
            }
        }
        return Text.limited(result.append('"').toString());
    }
}
