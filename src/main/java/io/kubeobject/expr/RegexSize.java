package io.kubeobject.expr;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many parts a regular expression has once what is repeated is written out. */
final class RegexSize {

    /** The most that are taken: each costs memory, and time for each character of a text. */
    static final long MOST = 2_000;

    private static final Pattern REPEAT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

    private final String regex;
    private final Matcher repeat;
    private final Deque<Long> outer = new ArrayDeque<>();
    private long all;
    private long last;

    private RegexSize(String regex) {
        this.regex = regex;
        this.repeat = REPEAT.matcher(regex);
    }

    /** Too many rather than too few, of what is no regular expression too. */
    static long of(Object regex) {
        return regex instanceof String text ? new RegexSize(text).size() : 1;
    }

    private long size() {
        int at = 0;
        while (at < regex.length() && all <= MOST) {
            at = part(at);
        }
        return all;
    }

    /** One part; the place behind it. */
    private int part(int at) {
        switch (regex.charAt(at)) {
            case '(' -> {
                outer.push(all);
                all = 0;
            }
            case ')' -> {
                last = all + 1;
                all = (outer.isEmpty() ? 0 : outer.pop()) + last;
            }
            case '{' -> {
                repeat.region(at, regex.length());
                if (repeat.lookingAt()) {
                    repeated();
                    return repeat.end();
                }
                one();
            }
            case '[' -> {
                one();
                int end = regex.indexOf(']', at + 2);
                return end < 0 ? at + 1 : end + 1;
            }
            case '\\' -> {
                one();
                return at + 2;
            }
            default -> one();
        }
        return at + 1;
    }

    private void one() {
        last = 1;
        all++;
    }

    private void repeated() {
        String most = repeat.group(2) == null ? "" : repeat.group(2);
        long times = Long.parseLong(most.isEmpty() ? repeat.group(1) : most);
        all += last * (Math.max(1, times) - 1);
        last *= Math.max(1, times);
    }
}
