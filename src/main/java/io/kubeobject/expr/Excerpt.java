package io.kubeobject.expr;

/** The text of a part of an expression. */
final class Excerpt {

    private Excerpt() {}

    /**
     * What a span says, with the parentheses around its first or last operand: spans of operators
     * run from operand to operand, and leave these out.
     */
    static String of(String source, Span span) {
        int start = span.offset();
        int end = span.end();
        int open = 0;
        int missing = 0;
        char quote = 0;
        for (int i = start; i < end; i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open < 0) {
                open = 0;
                missing++;
            }
        }
        for (int i = 0; i < missing && source.lastIndexOf('(', start - 1) >= 0; i++) {
            start = source.lastIndexOf('(', start - 1);
        }
        for (int i = 0; i < open && source.indexOf(')', end) >= 0; i++) {
            end = source.indexOf(')', end) + 1;
        }
        return source.substring(start, end);
    }
}
