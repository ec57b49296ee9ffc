package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.DOUBLE;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.LIST;
import static io.kubeobject.expr.Type.NUMBER;
import static io.kubeobject.expr.Type.UINT;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** CEL's extension "math"; where it takes a double, an int will do. */
final class MathFunctions {

    static final List<Function> ALL =
            List.of(
                    global("math.greatest").takes(LIST).gives(NUMBER, list -> extreme(list, 1)),
                    global("math.greatest")
                            .takesMany(NUMBER, NUMBER, all -> extreme(Arrays.asList(all), 1)),
                    global("math.least").takes(LIST).gives(NUMBER, list -> extreme(list, -1)),
                    global("math.least")
                            .takesMany(NUMBER, NUMBER, all -> extreme(Arrays.asList(all), -1)),
                    global("math.ceil")
                            .takes(NUMBER)
                            .gives(DOUBLE, n -> Math.ceil(n.doubleValue())),
                    global("math.floor")
                            .takes(NUMBER)
                            .gives(DOUBLE, n -> Math.floor(n.doubleValue())),
                    global("math.round").takes(NUMBER).gives(DOUBLE, n -> round(n.doubleValue())),
                    global("math.trunc").takes(NUMBER).gives(DOUBLE, n -> trunc(n.doubleValue())),
                    global("math.sqrt")
                            .takes(NUMBER)
                            .gives(DOUBLE, n -> Math.sqrt(n.doubleValue())),
                    global("math.isNaN")
                            .takes(NUMBER)
                            .gives(BOOL, n -> Double.isNaN(n.doubleValue())),
                    global("math.isInf")
                            .takes(NUMBER)
                            .gives(BOOL, n -> Double.isInfinite(n.doubleValue())),
                    global("math.isFinite")
                            .takes(NUMBER)
                            .gives(BOOL, n -> Double.isFinite(n.doubleValue())),
                    global("math.abs").takes(INT).gives(INT, MathFunctions::abs),
                    global("math.abs").takes(UINT).gives(UINT, n -> n),
                    global("math.abs").takes(DOUBLE).gives(DOUBLE, Math::abs),
                    global("math.sign").takes(INT).gives(INT, n -> (long) Long.signum(n)),
                    global("math.sign")
                            .takes(UINT)
                            .gives(UINT, n -> new Unsigned(n.bits == 0 ? 0 : 1)),
                    global("math.sign").takes(DOUBLE).gives(DOUBLE, n -> Math.signum(n) + 0.0),
                    bits("math.bitAnd", (a, b) -> a & b),
                    unsignedBits("math.bitAnd", (a, b) -> a & b),
                    bits("math.bitOr", (a, b) -> a | b),
                    unsignedBits("math.bitOr", (a, b) -> a | b),
                    bits("math.bitXor", (a, b) -> a ^ b),
                    unsignedBits("math.bitXor", (a, b) -> a ^ b),
                    global("math.bitNot").takes(INT).gives(INT, n -> ~n),
                    global("math.bitNot").takes(UINT).gives(UINT, n -> new Unsigned(~n.bits)),
                    global("math.bitShiftLeft").takes(INT, INT).gives(INT, MathFunctions::left),
                    global("math.bitShiftLeft")
                            .takes(UINT, INT)
                            .gives(UINT, (n, by) -> new Unsigned(left(n.bits, by))),
                    global("math.bitShiftRight").takes(INT, INT).gives(INT, MathFunctions::right),
                    global("math.bitShiftRight")
                            .takes(UINT, INT)
                            .gives(UINT, (n, by) -> new Unsigned(right(n.bits, by))));

    /** Doubles from here on have no fraction. */
    private static final double WHOLE = 0x1p52;

    private MathFunctions() {}

    private static Function bits(String name, LongBinaryOperator operator) {
        return global(name).takes(INT, INT).gives(INT, operator::applyAsLong);
    }

    private static Function unsignedBits(String name, LongBinaryOperator operator) {
        return global(name)
                .takes(UINT, UINT)
                .gives(UINT, (a, b) -> new Unsigned(operator.applyAsLong(a.bits, b.bits)));
    }

    /** The first of equal ones. */
    private static Number extreme(List<?> numbers, int sign) {
        if (numbers.isEmpty()) {
            throw new EvaluationException("neither greatest nor least of an empty list");
        }
        Number best = null;
        for (Object element : numbers) {
            if (!(element instanceof Number number)) {
                throw new EvaluationException("expected a number, got " + Values.describe(element));
            }
            best = best == null || Values.compare(number, best) * sign > 0 ? number : best;
        }
        return java.util.Objects.requireNonNull(best);
    }

    /** Halves away from zero; adding a half would round the number just below one up. */
    private static Double round(double number) {
        if (Double.isNaN(number) || Math.abs(number) >= WHOLE) {
            return number;
        }
        double whole = trunc(number);
        return Math.abs(number - whole) >= 0.5 ? whole + Math.signum(number) : whole;
    }

    private static Double trunc(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    private static Long abs(Long number) {
        return number < 0 ? (Long) Arithmetic.negate(number) : number;
    }

    private static Long left(long number, long by) {
        return by(by) ? number << by : 0;
    }

    private static Long right(long number, long by) {
        return by(by) ? number >>> by : 0;
    }

    /** Whether any bit is left after shifting by so much. */
    private static boolean by(long bits) {
        if (bits < 0) {
            throw new EvaluationException("cannot shift by " + bits + " bits");
        }
        return bits < Long.SIZE;
    }
}
