package io.kubeobject.expr;

/**
 * A word of an expression.
 *
 * @param value the name of an identifier, the digits of an integer, the value of another literal;
 *     else the text
 */
record Token(Kind kind, Span span, Object value) {

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** As messages name it. */
    String describe() {
        return switch (kind) {
            case END -> "the end";
            case IDENTIFIER -> "`" + value + "`";
            case INT, UINT, DOUBLE -> "a number";
            case STRING, BYTES -> "a string";
            default -> kind.text;
        };
    }

    /** Longer operators stand before those that they begin with. */
    enum Kind {
        END("the end"),
        IDENTIFIER("a name"),
        INT("a number"),
        UINT("a number"),
        DOUBLE("a number"),
        STRING("a string"),
        BYTES("a string"),
        TRUE("`true`"),
        FALSE("`false`"),
        NULL("`null`"),
        IN("`in`"),
        EQUAL("`==`", "=="),
        NOT_EQUAL("`!=`", "!="),
        LESS_EQUAL("`<=`", "<="),
        GREATER_EQUAL("`>=`", ">="),
        AND("`&&`", "&&"),
        OR("`||`", "||"),
        LESS("`<`", "<"),
        GREATER("`>`", ">"),
        NOT("`!`", "!"),
        PLUS("`+`", "+"),
        MINUS("`-`", "-"),
        STAR("`*`", "*"),
        SLASH("`/`", "/"),
        PERCENT("`%`", "%"),
        OPEN_PAREN("`(`", "("),
        CLOSE_PAREN("`)`", ")"),
        OPEN_BRACKET("`[`", "["),
        CLOSE_BRACKET("`]`", "]"),
        OPEN_BRACE("`{`", "{"),
        CLOSE_BRACE("`}`", "}"),
        DOT("`.`", "."),
        COMMA("`,`", ","),
        COLON("`:`", ":"),
        QUESTION("`?`", "?");

        /** As messages name it. */
        final String text;

        /** The characters of an operator or bracket; of others empty. */
        final String symbol;

        Kind(String text) {
            this(text, "");
        }

        Kind(String text, String symbol) {
            this.text = text;
            this.symbol = symbol;
        }
    }
}
