package io.kubeobject.metric;

import java.util.Arrays;

/**
 * The labels of one row, in the order in which they are written.
 *
 * <p>Two of these are equal if they name the same series: order does not matter, and an empty value
 * is as good as no label (Prometheus data model). The arrays are not copied, since rows of one
 * entry share the array of names and every row would pay for a copy: whoever hands them over
 * changes them no more.
 */
public final class Labels {

    /** No labels. */
    public static final Labels NONE = new Labels(new String[0], new String[0]);

    private final String[] names;
    private final String[] values;

    private Labels(String[] names, String[] values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Labels of parallel arrays, which the caller gives away.
     *
     * @param names legal and distinct
     * @param values unescaped
     */
    public static Labels of(String[] names, String[] values) {
        if (names.length != values.length) {
            throw new IllegalStateException(
                    "BUG: " + names.length + " label names, " + values.length + " values");
        }
        return new Labels(names, values);
    }

    /**
     * These, and one more behind them.
     *
     * @param name legal, and none of these
     */
    public Labels with(String name, String value) {
        int last = names.length;
        String[] moreNames = Arrays.copyOf(names, last + 1);
        String[] moreValues = Arrays.copyOf(values, last + 1);
        moreNames[last] = name;
        moreValues[last] = value;
        return new Labels(moreNames, moreValues);
    }

    public int size() {
        return names.length;
    }

    public String name(int index) {
        return names[index];
    }

    public String value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Labels other
                && hashCode() == other.hashCode()
                && containsAll(other)
                && other.containsAll(this);
    }

    private boolean containsAll(Labels other) {
        for (int i = 0; i < other.names.length; i++) {
            if (!other.values[i].isEmpty() && !other.values[i].equals(valueOf(other.names[i], i))) {
                return false;
            }
        }
        return true;
    }

    /** Looks at {@code hint} first: rows of one entry have their labels in one order. */
    private String valueOf(String name, int hint) {
        if (hint < names.length && names[hint].equals(name)) {
            return values[hint];
        }
        int index = Arrays.asList(names).indexOf(name);
        return index < 0 ? "" : values[index];
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < names.length; i++) {
            if (!values[i].isEmpty()) {
                hash += names[i].hashCode() * 31 ^ values[i].hashCode();
            }
        }
        return hash;
    }

    /** As in the text format, without escapes: {@code {a="1",b="2"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ",")
                    .append(names[i])
                    .append("=\"")
                    .append(values[i])
                    .append('"');
        }
        return text.append('}').toString();
    }
}
