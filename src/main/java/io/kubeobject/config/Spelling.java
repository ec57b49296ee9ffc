package io.kubeobject.config;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Spelling {

    private Spelling() {}

    /**
     * The candidate that takes the fewest edits (insert, delete, replace, swap of neighbours) to
     * become {@code word}, if they are few for its length; the first of equals.
     */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        String best = null;
        int fewest = 1 + Math.min(3, Math.max(1, word.length() / 3));
        for (String candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        char last = a.charAt(i - 1);
        char other = b.charAt(j - 1);
        int edits = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        edits = Math.min(edits, d[i - 1][j - 1] + (last == other ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && last == b.charAt(j - 2) && other == a.charAt(i - 2);
        return swapped ? Math.min(edits, d[i - 2][j - 2] + 1) : edits;
    }
}
