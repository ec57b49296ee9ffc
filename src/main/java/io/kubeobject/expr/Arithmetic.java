package io.kubeobject.expr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code + - * / %} of CEL, with ints that become doubles beside a double. */
final class Arithmetic {

    private Arithmetic() {}

    static Object add(Object a, Object b) {
        return switch (a) {
            case Long x when b instanceof Long y -> sum(x, y);
            case Unsigned x when b instanceof Unsigned y -> unsignedSum(x, y);
            case Number x when doubles(x, b) -> x.doubleValue() + ((Number) b).doubleValue();
            case String x when b instanceof String y -> concat(x, y);
            case List<?> x when b instanceof List<?> y -> concat(x, y);
            case Timestamp x when b instanceof Duration y -> x.plus(y);
            case Duration x when b instanceof Timestamp y -> y.plus(x);
            case Duration x when b instanceof Duration y -> Durations.checked(x.plus(y));
            case Bytes x when b instanceof Bytes y -> concat(x, y);
            case Quantity _ -> throw new EvaluationException("quantities have no `+`; use add()");
            default -> throw refused("add", a, b);
        };
    }

    static Object subtract(Object a, Object b) {
        return switch (a) {
            case Long x when b instanceof Long y -> difference(x, y);
            case Unsigned x when b instanceof Unsigned y -> unsignedDifference(x, y);
            case Number x when doubles(x, b) -> x.doubleValue() - ((Number) b).doubleValue();
            case Timestamp x when b instanceof Timestamp y ->
                    Durations.checked(Duration.between(y.instant(), x.instant()));
            case Timestamp x when b instanceof Duration y -> x.plus(y.negated());
            case Duration x when b instanceof Duration y -> Durations.checked(x.minus(y));
            case Quantity _ -> throw new EvaluationException("quantities have no `-`; use sub()");
            default -> throw refused("subtract", a, b);
        };
    }

    static Object multiply(Object a, Object b) {
        return switch (a) {
            case Long x when b instanceof Long y -> product(x, y);
            case Unsigned x when b instanceof Unsigned y -> unsignedProduct(x, y);
            case Number x when doubles(x, b) -> x.doubleValue() * ((Number) b).doubleValue();
            default -> throw refused("multiply", a, b);
        };
    }

    static Object divide(Object a, Object b) {
        return switch (a) {
            case Long x when b instanceof Long y -> {
                nonZero(y);
                overflow(x == Long.MIN_VALUE && y == -1);
                yield x / y;
            }
            case Unsigned x when b instanceof Unsigned y -> {
                nonZero(y.bits);
                yield new Unsigned(Long.divideUnsigned(x.bits, y.bits));
            }
            case Number x when doubles(x, b) -> x.doubleValue() / ((Number) b).doubleValue();
            default -> throw refused("divide", a, b);
        };
    }

    static Object remainder(Object a, Object b) {
        return switch (a) {
            case Long x when b instanceof Long y -> {
                nonZero(y);
                overflow(x == Long.MIN_VALUE && y == -1);
                yield x % y;
            }
            case Unsigned x when b instanceof Unsigned y -> {
                nonZero(y.bits);
                yield new Unsigned(Long.remainderUnsigned(x.bits, y.bits));
            }
            default -> throw refused("take the remainder of", a, b);
        };
    }

    static Object negate(Object a) {
        return switch (a) {
            case Long x -> difference(0, x);
            case Double x -> -x;
            case Duration x -> Durations.checked(x.negated());
            default -> throw new EvaluationException("cannot negate " + Values.describe(a));
        };
    }

    /** Whether one of the two is a double and the other an int or a double. */
    private static boolean doubles(Number a, Object b) {
        return a instanceof Double
                ? b instanceof Double || b instanceof Long
                : a instanceof Long && b instanceof Double;
    }

    private static Long sum(long x, long y) {
        long sum = x + y;
        overflow(((x ^ sum) & (y ^ sum)) < 0);
        return sum;
    }

    private static Long difference(long x, long y) {
        long difference = x - y;
        overflow(((x ^ y) & (x ^ difference)) < 0);
        return difference;
    }

    private static Long product(long x, long y) {
        long low = x * y;
        overflow(Math.multiplyHigh(x, y) != low >> (Long.SIZE - 1));
        return low;
    }

    private static Unsigned unsignedSum(Unsigned x, Unsigned y) {
        long sum = x.bits + y.bits;
        overflow(Long.compareUnsigned(sum, x.bits) < 0);
        return new Unsigned(sum);
    }

    private static Unsigned unsignedDifference(Unsigned x, Unsigned y) {
        overflow(x.compareTo(y) < 0);
        return new Unsigned(x.bits - y.bits);
    }

    private static Unsigned unsignedProduct(Unsigned x, Unsigned y) {
        overflow(Math.unsignedMultiplyHigh(x.bits, y.bits) != 0);
        return new Unsigned(x.bits * y.bits);
    }

    private static String concat(String x, String y) {
        Text.limit((long) x.length() + y.length());
        return x.concat(y);
    }

    private static List<?> concat(List<?> x, List<?> y) {
        List<Object> both = new ArrayList<>(x.size() + y.size());
        both.addAll(x);
        both.addAll(y);
        return both;
    }

    private static Bytes concat(Bytes x, Bytes y) {
        Text.limit((long) x.length() + y.length());
        byte[] both = java.util.Arrays.copyOf(x.octets(), x.length() + y.length());
        System.arraycopy(y.octets(), 0, both, x.length(), y.length());
        return new Bytes(both);
    }

    private static void nonZero(long divisor) {
        if (divisor == 0) {
            throw new EvaluationException("division by zero");
        }
    }

    private static void overflow(boolean happened) {
        if (happened) {
            throw new EvaluationException("a result outside of 64 bits");
        }
    }

    private static EvaluationException refused(String verb, Object a, Object b) {
        return new EvaluationException(
                "cannot " + verb + " " + Values.describe(a) + " and " + Values.describe(b));
    }
}
