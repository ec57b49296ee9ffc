package io.kubeobject.mapping.yaml;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Finds the place in the file of a character of a scalar's value.
 *
 * <p>Quotes, escapes, indentation and folding lie between the two. What is the same on both sides
 * is the order of the characters that are not white space: the n-th of the value is the n-th of the
 * text. Where an escape hides a character ({@code \\u0041}), the scalar's start has to do.
 */
final class ScalarSpot {

    private final SourceText text;
    private final ScalarStyle style;
    private int line;
    private int column;

    private ScalarSpot(YamlDocument document, ScalarNode node) {
        this.text = document.text();
        this.style = node.getScalarStyle();
        this.line = document.firstLine() + node.getStartMark().getLine();
        this.column = node.getStartMark().getColumn();
    }

    /**
     * The place of the character at {@code offset} of the value, or behind its last one.
     *
     * @param offset in UTF-16 units
     */
    static Spot of(YamlDocument document, ScalarNode node, int offset) {
        ScalarSpot spot = new ScalarSpot(document, node);
        Spot start = new Spot(spot.line, spot.column);
        String value = node.getValue();
        int end = Math.min(offset, value.length());
        spot.enter();
        for (int i = 0; i < end; i += Character.charCount(value.codePointAt(i))) {
            if (!isBlank(value.codePointAt(i)) && !spot.passCharacter()) {
                return start;
            }
        }
        if (end < value.length() && !isBlank(value.codePointAt(end))) {
            spot.skipBlanks();
        }
        return new Spot(spot.line, spot.column);
    }

    /** Moves to the first character of the content. */
    private void enter() {
        while (peek() == '&' || peek() == '!') {
            while (peek() != '\n' && !isBlank(peek())) {
                column++;
            }
            skipBlanks();
        }
        switch (style) {
            case SINGLE_QUOTED, DOUBLE_QUOTED -> column++;
            case LITERAL, FOLDED -> {
                line++;
                column = 0;
            }
            case PLAIN, JSON_SCALAR_STYLE -> {}
        }
    }

    /** Moves behind the next character that is not white space; false if it cannot be told. */
    private boolean passCharacter() {
        skipBlanks();
        int c = peek();
        column++;
        if (c == '\'' && style == ScalarStyle.SINGLE_QUOTED) {
            column++;
        }
        if (c == '\\' && style == ScalarStyle.DOUBLE_QUOTED) {
            int escaped = peek();
            column++;
            return escaped == '"' || escaped == '\\' || escaped == '/';
        }
        return c != END;
    }

    private static final int END = -1;

    private void skipBlanks() {
        while (true) {
            int c = peek();
            if (c == '\n') {
                line++;
                column = 0;
            } else if (c != END && isBlank(c)) {
                column++;
            } else if (c == '\\' && style == ScalarStyle.DOUBLE_QUOTED && isBlankEscape()) {
                column += 2;
            } else {
                return;
            }
        }
    }

    /** Whether an escape stands here that gives white space, or joins two lines. */
    private boolean isBlankEscape() {
        column++;
        int escaped = peek();
        column--;
        return escaped == 'n'
                || escaped == 't'
                || escaped == 'r'
                || escaped == ' '
                || escaped == '\n';
    }

    private int peek() {
        if (line >= text.lines().size()) {
            return END;
        }
        String current = text.line(line);
        int length = current.codePointCount(0, current.length());
        return column >= length ? '\n' : current.codePointAt(current.offsetByCodePoints(0, column));
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
