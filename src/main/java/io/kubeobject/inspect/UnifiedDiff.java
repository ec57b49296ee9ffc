package io.kubeobject.inspect;

import java.util.ArrayList;
import java.util.List;

/** The lines of two texts, side by side, as {@code diff -u} writes them. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    /**
     * One line.
     *
     * @param sign {@code ' '} in both texts, {@code '-'} in the first, {@code '+'} in the second
     */
    private record Line(char sign, String text) {}

    private final List<Line> lines = new ArrayList<>();

    void both(String text) {
        lines.add(new Line(' ', text));
    }

    void removed(String text) {
        lines.add(new Line('-', text));
    }

    void added(String text) {
        lines.add(new Line('+', text));
    }

    boolean isEmpty() {
        return lines.stream().allMatch(line -> line.sign == ' ');
    }

    /** Hunks with three lines around each change; empty if nothing differs. */
    String text(String first, String second) {
        if (isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("--- " + first + "\n+++ " + second + "\n");
        int from = nextChange(0);
        while (from < lines.size()) {
            int start = Math.max(0, from - CONTEXT);
            int end = from;
            while (end < lines.size() && nextChange(end) - end <= 2 * CONTEXT) {
                end = nextChange(end) + 1;
            }
            int stop = Math.min(lines.size(), end + CONTEXT);
            hunk(out, start, stop);
            from = nextChange(stop);
        }
        return out.toString();
    }

    /** The index of the first change from an index on; beyond the end if there is none. */
    private int nextChange(int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).sign != ' ') {
                return i;
            }
        }
        return lines.size() + 2 * CONTEXT + 1;
    }

    private void hunk(StringBuilder out, int start, int stop) {
        out.append("@@ -").append(range(start, stop, '-'));
        out.append(" +").append(range(start, stop, '+')).append(" @@\n");
        for (Line line : lines.subList(start, stop)) {
            out.append(line.sign).append(line.text).append('\n');
        }
    }

    /** Where a hunk stands in one of the texts: its first line and how many it has. */
    private String range(int start, int stop, char side) {
        long before = count(0, start, side);
        long length = count(start, stop, side);
        return (length == 0 ? before : before + 1) + "," + length;
    }

    private long count(int from, int to, char side) {
        return lines.subList(from, to).stream()
                .filter(line -> line.sign == ' ' || line.sign == side)
                .count();
    }
}
