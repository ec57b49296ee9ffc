package io.kubeobject.expr;

import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.BYTES;
import static io.kubeobject.expr.Type.DOUBLE;
import static io.kubeobject.expr.Type.DURATION;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.MAP;
import static io.kubeobject.expr.Type.NUMBER;
import static io.kubeobject.expr.Type.STRING;
import static io.kubeobject.expr.Type.TIMESTAMP;
import static io.kubeobject.expr.Type.UINT;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** What operators take and give, as far as types are known before there are values. */
final class OperatorTypes {

    private static final Set<Operator> CALCULATIONS =
            Set.of(Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE);
    private static final Set<Operator> INTEGERS =
            Set.of(
                    Operator.ADD,
                    Operator.SUBTRACT,
                    Operator.MULTIPLY,
                    Operator.DIVIDE,
                    Operator.REMAINDER);

    private static final List<Row> ROWS =
            List.of(
                    new Row(INTEGERS, INT, INT, INT),
                    new Row(INTEGERS, UINT, UINT, UINT),
                    new Row(CALCULATIONS, DOUBLE, DOUBLE, DOUBLE),
                    new Row(CALCULATIONS, INT, DOUBLE, DOUBLE),
                    new Row(CALCULATIONS, DOUBLE, INT, DOUBLE),
                    new Row(Set.of(Operator.ADD), STRING, STRING, STRING),
                    new Row(Set.of(Operator.ADD), BYTES, BYTES, BYTES),
                    new Row(Set.of(Operator.ADD), LIST, LIST, LIST),
                    new Row(Set.of(Operator.ADD), DURATION, TIMESTAMP, TIMESTAMP),
                    new Row(Operator.SUMS, TIMESTAMP, DURATION, TIMESTAMP),
                    new Row(Operator.SUMS, DURATION, DURATION, DURATION),
                    new Row(Set.of(Operator.SUBTRACT), TIMESTAMP, TIMESTAMP, DURATION),
                    new Row(Operator.ORDERS, NUMBER, NUMBER, BOOL),
                    new Row(Operator.ORDERS, STRING, STRING, BOOL),
                    new Row(Operator.ORDERS, BYTES, BYTES, BOOL),
                    new Row(Operator.ORDERS, BOOL, BOOL, BOOL),
                    new Row(Operator.ORDERS, TIMESTAMP, TIMESTAMP, BOOL),
                    new Row(Operator.ORDERS, DURATION, DURATION, BOOL),
                    new Row(Set.of(Operator.IN), DYN, LIST, BOOL),
                    new Row(Set.of(Operator.IN), DYN, MAP, BOOL));

    private OperatorTypes() {}

    private record Row(Set<Operator> operators, Type<?> left, Type<?> right, Type<?> result) {

        boolean takes(Operator operator, Type<?> a, Type<?> b) {
            return operators.contains(operator) && left.admits(a) && right.admits(b);
        }
    }

    /** The type of the result; null if no values of the two types have one. */
    static @Nullable Type<?> result(Operator operator, Type<?> a, Type<?> b) {
        if (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL) {
            boolean sensible = a.comparesWith(b) || a == Type.NULL || b == Type.NULL;
            return sensible ? BOOL : null;
        }
        return ROWS.stream()
                .filter(row -> row.takes(operator, a, b))
                .<Type<?>>map(Row::result)
                .reduce(Type::either)
                .orElse(null);
    }
}
