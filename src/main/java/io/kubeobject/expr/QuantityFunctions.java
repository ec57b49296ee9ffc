package io.kubeobject.expr;

import static io.kubeobject.expr.Function.either;
import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.DOUBLE;
import static io.kubeobject.expr.Type.DYN;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.QUANTITY;
import static io.kubeobject.expr.Type.STRING;

import java.util.List;

/** Amounts of resources: Kubernetes' library, and rounding as its ScaledValue does. */
final class QuantityFunctions {

    static final List<Function> ALL =
            List.of(
                    global("quantity").takes(STRING).gives(QUANTITY, Quantity::parse),
                    // an intOrString field of a custom resource may hold a bare number
                    global("quantity")
                            .takes(INT)
                            .gives(QUANTITY, n -> Quantity.parse(n.toString())),
                    global("quantity")
                            .takes(DOUBLE)
                            .gives(QUANTITY, n -> Quantity.parse(Text.of(n))),
                    global("isQuantity").takes(DYN).gives(BOOL, QuantityFunctions::isQuantity),
                    member("asApproximateFloat")
                            .takes(QUANTITY)
                            .gives(DOUBLE, Quantity::toApproximateFloat),
                    member("isInteger").takes(QUANTITY).gives(BOOL, Quantity::isInteger),
                    member("asInteger").takes(QUANTITY).gives(INT, Quantity::toInteger),
                    either("sign").takes(QUANTITY).gives(INT, q -> (long) q.amount().signum()),
                    member("add").takes(QUANTITY, QUANTITY).gives(QUANTITY, Quantity::add),
                    member("add")
                            .takes(QUANTITY, INT)
                            .gives(QUANTITY, (q, n) -> q.add(Quantity.of(n))),
                    member("sub").takes(QUANTITY, QUANTITY).gives(QUANTITY, Quantity::subtract),
                    member("sub")
                            .takes(QUANTITY, INT)
                            .gives(QUANTITY, (q, n) -> q.subtract(Quantity.of(n))),
                    member("isLessThan")
                            .takes(QUANTITY, QUANTITY)
                            .gives(BOOL, (a, b) -> a.compareTo(b) < 0),
                    member("isGreaterThan")
                            .takes(QUANTITY, QUANTITY)
                            .gives(BOOL, (a, b) -> a.compareTo(b) > 0),
                    member("compareTo")
                            .takes(QUANTITY, QUANTITY)
                            .gives(INT, (a, b) -> (long) a.compareTo(b)),
                    member("roundUp")
                            .takes(QUANTITY, INT)
                            .gives(QUANTITY, QuantityFunctions::roundUp));

    /** The scales of Kubernetes, from nano to exa. */
    private static final int FINEST = -9;

    private static final int COARSEST = 18;

    private QuantityFunctions() {}

    private static Boolean isQuantity(Object value) {
        if (!(value instanceof String text)) {
            return value instanceof Long
                    || (value instanceof Double number && Double.isFinite(number));
        }
        try {
            Quantity.parse(text);
            return true;
        } catch (EvaluationException e) {
            return false;
        }
    }

    /** To whole units with 0, to thousandths with -3; away from zero. */
    private static Quantity roundUp(Quantity quantity, Long exponent) {
        if (exponent < FINEST || exponent > COARSEST) {
            throw new EvaluationException(
                    "roundUp takes a power of ten from -9 to 18, got " + exponent);
        }
        return quantity.roundUp(exponent.intValue());
    }
}
