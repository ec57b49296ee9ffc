package io.kubeobject.mapping.yaml;

/**
 * The part of a line that a person looks at: all of it, unless it is so long that it would bury the
 * message; then what is around the column, with an ellipsis for what is left out.
 *
 * @param text of the line
 * @param column of the place in it, from 1, in characters
 */
record Excerpt(String text, int column) {

    private static final int MAX = 200;
    private static final int BEFORE = 80;

    static Excerpt of(String line, int column) {
        int[] characters = line.codePoints().toArray();
        if (characters.length <= MAX) {
            return new Excerpt(line, column);
        }
        int from = Math.max(0, Math.min(column - 1 - BEFORE, characters.length - MAX));
        int to = Math.min(from + MAX, characters.length);
        String before = from > 0 ? "…" : "";
        String after = to < characters.length ? "…" : "";
        String part = new String(characters, from, to - from);
        return new Excerpt(before + part + after, column - from + before.length());
    }

    /** As wide as what stands before the column, tabs kept. */
    String indent() {
        StringBuilder indent = new StringBuilder();
        text.codePoints().limit(column - 1L).forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
        return indent.toString();
    }
}
