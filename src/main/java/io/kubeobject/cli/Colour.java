package io.kubeobject.cli;

/** Colours of a terminal, by what they stand for. */
enum Colour {
    BAD("\u001b[1;31m"),
    GOOD("\u001b[1;32m"),
    DOUBTFUL("\u001b[1;33m"),
    PLACE("\u001b[36m");

    private static final String PLAIN = "\u001b[0m";

    private final String begin;

    Colour(String begin) {
        this.begin = begin;
    }

    String of(String text) {
        return begin + text + PLAIN;
    }

    /** A line of a unified diff. */
    static String ofDiff(String line) {
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '-' -> BAD.of(line);
            case '+' -> GOOD.of(line);
            case '@' -> PLACE.of(line);
            default -> line;
        };
    }
}
