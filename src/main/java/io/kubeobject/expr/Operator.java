package io.kubeobject.expr;

import io.kubeobject.expr.Token.Kind;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/** What stands between two operands, but {@code &&} and {@code ||}, which take any number. */
enum Operator {
    EQUAL("==", Kind.EQUAL),
    NOT_EQUAL("!=", Kind.NOT_EQUAL),
    LESS("<", Kind.LESS),
    LESS_EQUAL("<=", Kind.LESS_EQUAL),
    GREATER(">", Kind.GREATER),
    GREATER_EQUAL(">=", Kind.GREATER_EQUAL),
    IN("in", Kind.IN),
    ADD("+", Kind.PLUS),
    SUBTRACT("-", Kind.MINUS),
    MULTIPLY("*", Kind.STAR),
    DIVIDE("/", Kind.SLASH),
    REMAINDER("%", Kind.PERCENT);

    static final Set<Operator> RELATIONS = EnumSet.range(EQUAL, IN);
    static final Set<Operator> ORDERS = EnumSet.range(LESS, GREATER_EQUAL);
    static final Set<Operator> SUMS = EnumSet.of(ADD, SUBTRACT);
    static final Set<Operator> PRODUCTS = EnumSet.range(MULTIPLY, REMAINDER);

    final String symbol;
    private final Kind token;

    Operator(String symbol, Kind token) {
        this.symbol = symbol;
        this.token = token;
    }

    /** The one of {@code some} that the token is; null if none. */
    static @Nullable Operator of(Token token, Set<Operator> some) {
        for (Operator operator : some) {
            if (token.is(operator.token)) {
                return operator;
            }
        }
        return null;
    }
}
