package io.kubeobject.mapping.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was probably meant. */
final class NearestWord {

    private NearestWord() {}

    /** A known word within a third of its length in edits, if there is one. */
    static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> edits(word, k) <= Math.max(1, Math.max(word.length(), k.length()) / 3))
                .min(Comparator.comparingInt((String k) -> edits(word, k)).thenComparing(k -> k));
    }

    /** {@code did you mean "labels"?}, else the known words. */
    static String hint(String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> "did you mean \"" + nearest + "\"?")
                .orElseGet(() -> "known: " + String.join(", ", known));
    }

    /** Insertions, deletions, changes and swaps of neighbours; case costs nothing. */
    private static int edits(String from, String to) {
        int[] before = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        Arrays.setAll(last, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = same(from, i - 1, to, j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1
                        && j > 1
                        && same(from, i - 1, to, j - 2)
                        && same(from, i - 2, to, j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[to.length()];
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
