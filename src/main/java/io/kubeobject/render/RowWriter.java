package io.kubeobject.render;

import io.kubeobject.metric.Labels;

import java.util.Arrays;

/**
 * Writes the lines of samples, which are the same in every format. For one thread at a time.
 *
 * <p>Rows of one object mostly begin with the same labels, whose values are the same strings: what
 * a row has in common with the row before is copied from there as bytes. Measured with C1 alone, as
 * the image runs: 40 rows of three long labels take 3.3 µs so, and 20 µs without.
 */
public final class RowWriter {

    private final WriteBuffer out;
    private Labels last = Labels.NONE;

    /** Where the labels of the last row stand: the first one, and behind each of them. */
    private int start;

    private int[] ends = new int[16];

    /**
     * A writer of rows.
     *
     * @param out written to by this writer alone, until it is {@linkplain #clear cleared}
     */
    public RowWriter(WriteBuffer out) {
        this.out = out;
    }

    /** Has to be called when the buffer was cleared. */
    public void clear() {
        last = Labels.NONE;
    }

    /** Writes one line, its labels in their order; empty values are written too. */
    public void row(String name, Labels labels, double value) {
        out.ascii(name);
        int count = labels.size();
        if (count > 0) {
            out.write('{');
            labels(labels, count);
            out.write('}');
        }
        out.write(' ');
        out.number(value);
        out.write('\n');
    }

    private void labels(Labels labels, int count) {
        int common = common(labels, count);
        int from = start;
        start = out.length();
        int moved = start - from;
        if (count > ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        if (common > 0) {
            out.repeat(from, ends[common - 1] - from);
            for (int i = 0; i < common; i++) {
                ends[i] += moved;
            }
        }
        for (int i = common; i < count; i++) {
            if (i > 0) {
                out.write(',');
            }
            out.ascii(labels.name(i));
            out.write('=');
            out.write('"');
            out.quoted(labels.value(i));
            out.write('"');
            ends[i] = out.length();
        }
        last = labels;
    }

    /** How many labels are those of the last row; values are compared by identity. */
    private int common(Labels labels, int count) {
        if (labels == last) {
            return count;
        }
        int limit = Math.min(count, last.size());
        int common = 0;
        while (common < limit
                && labels.value(common) == last.value(common)
                && labels.name(common).equals(last.name(common))) {
            common++;
        }
        return common;
    }
}
