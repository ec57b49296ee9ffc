package io.kubeobject.mapping;

/**
 * Names that Prometheus takes: {@code [a-zA-Z_:][a-zA-Z0-9_:]*} for metrics, {@code
 * [a-zA-Z_][a-zA-Z0-9_]*} for labels. What is not legal becomes {@code _}, one per code point.
 */
final class LegalName {

    private LegalName() {}

    /** A part of a metric's name that does not stand first. */
    static String part(String text, NameStyle style) {
        return styled(legal(text, true), style);
    }

    /** A label's name. */
    static String label(String text, NameStyle style) {
        String name = styled(legal(text, false), style);
        if (name.isEmpty() || isDigit(name.charAt(0))) {
            return "_" + name;
        }
        return name;
    }

    private static String legal(String text, boolean colons) {
        int bad = 0;
        while (bad < text.length() && isLegal(text.charAt(bad), colons)) {
            bad++;
        }
        if (bad == text.length()) {
            return text;
        }
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> legal.append(c < 128 && isLegal((char) c, colons) ? (char) c : '_'));
        return legal.toString();
    }

    /** A name in a style, legal if it was. */
    static String styled(String text, NameStyle style) {
        return switch (style) {
            case CAMEL_CASE -> text;
            case SNAKE_CASE -> snake(text);
        };
    }

    /** An upper-case letter behind a lower-case one or a digit begins a word. */
    private static String snake(String text) {
        StringBuilder snake = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            if (upper && i > 0 && beginsWordAfter(text.charAt(i - 1))) {
                snake.append('_');
            }
            snake.append(upper ? (char) (c - 'A' + 'a') : c);
        }
        return snake.toString();
    }

    private static boolean beginsWordAfter(char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c);
    }

    private static boolean isLegal(char c, boolean colons) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || isDigit(c)
                || c == '_'
                || (colons && c == ':');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
