package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by semver.org, ordered without regard for what comes after {@code +}.
 *
 * @param numbers major, minor and patch
 * @param before what comes after {@code -}, which makes it less than the version without it
 */
record Semver(List<BigInteger> numbers, List<String> before, String text)
        implements Comparable<Semver> {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String PARTS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(
                    NUMBER
                            + "\\."
                            + NUMBER
                            + "\\."
                            + NUMBER
                            + "(?:-"
                            + PARTS
                            + ")?(?:\\+"
                            + PARTS
                            + ")?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    static Semver parse(String text, boolean normalized) {
        Semver version = read(text, normalized);
        if (version == null) {
            throw new EvaluationException(
                    Values.quote(text)
                            + " is not a semantic version; expected for example 1.2.3-rc.1");
        }
        return version;
    }

    /** Null if the text is none. */
    static @Nullable Semver read(String text, boolean normalized) {
        String strict = normalized ? normalize(text) : text;
        Matcher form = FORM.matcher(strict);
        if (!form.matches()) {
            return null;
        }
        List<BigInteger> numbers =
                List.of(
                        new BigInteger(form.group(1)),
                        new BigInteger(form.group(2)),
                        new BigInteger(form.group(3)));
        String parts = form.group(4);
        List<String> before = parts == null ? List.of() : List.of(parts.split("\\."));
        boolean fits =
                numbers.stream().allMatch(n -> n.bitLength() <= Long.SIZE)
                        && before.stream().allMatch(Semver::isLegal);
        return fits ? new Semver(numbers, before, strict) : null;
    }

    /** A number has no zeros in front, and 64 bits. */
    private static boolean isLegal(String part) {
        return !DIGITS.matcher(part).matches()
                || ((part.length() == 1 || !part.startsWith("0"))
                        && new BigInteger(part).bitLength() <= Long.SIZE);
    }

    /** Without a {@code v} and zeros in front, with the numbers that are missing. */
    private static String normalize(String text) {
        String[] parts = text.replaceFirst("^v", "").split("\\.", 3);
        boolean complete = parts.length == 3;
        if (!complete && parts[parts.length - 1].matches("(?s).*[+-].*")) {
            return "";
        }
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].replaceFirst("^0+(?=[0-9])", "");
        }
        return String.join(".", parts) + ".0".repeat(3 - parts.length);
    }

    long number(int index) {
        return numbers.get(index).longValue();
    }

    @Override
    public int compareTo(Semver other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        if (before.isEmpty() || other.before.isEmpty()) {
            return Boolean.compare(before.isEmpty(), other.before.isEmpty());
        }
        for (int i = 0; i < Math.min(before.size(), other.before.size()); i++) {
            int order = compare(before.get(i), other.before.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(before.size(), other.before.size());
    }

    /** Numbers as numbers, and before texts. */
    private static int compare(String a, String b) {
        boolean number = DIGITS.matcher(a).matches();
        boolean otherNumber = DIGITS.matcher(b).matches();
        if (number && otherNumber) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return number == otherNumber
                ? Integer.signum(a.compareTo(b))
                : Boolean.compare(otherNumber, number);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Semver other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * numbers.hashCode() + before.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
