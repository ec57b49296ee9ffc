package io.kubeobject.expr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount as Kubernetes writes it: {@code 500m}, {@code 1.5Gi}, {@code 1e3}. Equal in behaviour
 * to {@code resource.Quantity} of apimachinery, down to which amounts it takes for integers.
 *
 * @param amount its scale is that of the text, which tells "1000m" from "1"
 * @param wide whether Kubernetes holds it with arbitrary precision; such a one is no integer to it
 * @param format how it prints
 */
record Quantity(BigDecimal amount, boolean wide, Format format) implements Comparable<Quantity> {

    private static final int KIBI = 1024;
    private static final String[] DECIMAL = {"n", "u", "m", "", "k", "M", "G", "T", "P", "E"};
    private static final String[] BINARY = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

    /** The family of suffixes. */
    enum Format {
        /** {@code k M G}, {@code m u n}. */
        DECIMAL_SI,
        /** {@code Ki Mi Gi}. */
        BINARY_SI,
        /** {@code e3}. */
        DECIMAL_EXPONENT
    }

    static Quantity parse(String text) {
        return new QuantityReader(text).read();
    }

    static Quantity of(long number) {
        return new Quantity(BigDecimal.valueOf(number), false, Format.DECIMAL_EXPONENT);
    }

    Quantity add(Quantity other) {
        Format result = amount.signum() == 0 ? other.format : format;
        if (!wide && !other.wide) {
            int scale = Math.max(amount.scale(), other.amount.scale());
            BigDecimal sum = narrowSum(other.amount);
            boolean zero = amount.signum() == 0 || other.amount.signum() == 0;
            if (zero || (fits(sum) && fits(amount, scale) && fits(other.amount, scale))) {
                return new Quantity(sum, false, result);
            }
        }
        return new Quantity(amount.add(other.amount), true, result);
    }

    Quantity subtract(Quantity other) {
        return add(new Quantity(other.amount.negate(), other.wide, other.format));
    }

    /** A zero lends the sum no digits. */
    private BigDecimal narrowSum(BigDecimal other) {
        return other.signum() == 0 ? amount : amount.signum() == 0 ? other : amount.add(other);
    }

    private static boolean fits(BigDecimal number, int scale) {
        return fits(number.setScale(scale));
    }

    private static boolean fits(BigDecimal number) {
        return number.unscaledValue().bitLength() < Long.SIZE;
    }

    /** Whether {@link #toInteger} has a result. */
    boolean isInteger() {
        return !wide && amount.scale() <= 0 && fits(amount.setScale(0));
    }

    long toInteger() {
        if (!isInteger()) {
            throw new EvaluationException(this + " cannot be converted to an int");
        }
        return amount.longValueExact();
    }

    /** The nearest double. */
    double toNumber() {
        return amount.doubleValue();
    }

    /** As Kubernetes computes it: digits times power of ten, so 0.3 is 0.30000000000000004. */
    double toApproximateFloat() {
        double digits = amount.unscaledValue().doubleValue();
        int exponent = -amount.scale();
        return exponent == 0 ? digits : digits * Double.parseDouble("1e" + exponent);
    }

    /** Rounded away from zero to a multiple of 10 to the power of {@code exponent}. */
    Quantity roundUp(int exponent) {
        BigDecimal rounded = amount.setScale(-exponent, RoundingMode.UP);
        return new Quantity(rounded, wide || !fits(rounded), format);
    }

    @Override
    public int compareTo(Quantity other) {
        return amount.compareTo(other.amount);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Quantity other && compareTo(other) == 0;
    }

    @Override
    public int hashCode() {
        return amount.stripTrailingZeros().hashCode();
    }

    /** The canonical form of Kubernetes. */
    @Override
    public String toString() {
        if (amount.signum() == 0) {
            return "0";
        }
        boolean small = amount.abs().compareTo(BigDecimal.valueOf(KIBI)) < 0;
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return format == Format.BINARY_SI && !small && whole ? binary() : decimal();
    }

    private String binary() {
        BigInteger number = amount.toBigIntegerExact();
        int suffix = 0;
        while (suffix < BINARY.length - 1 && number.getLowestSetBit() >= 10) {
            number = number.shiftRight(10);
            suffix++;
        }
        return number + BINARY[suffix];
    }

    /** Digits and an exponent that is a multiple of three. */
    private String decimal() {
        BigDecimal digits = amount.stripTrailingZeros();
        int exponent = Math.floorDiv(-digits.scale(), 3) * 3;
        String number = digits.scaleByPowerOfTen(-exponent).toBigIntegerExact().toString();
        int suffix = exponent / 3 + 3;
        if (format == Format.DECIMAL_EXPONENT || suffix < 0 || suffix >= DECIMAL.length) {
            return exponent == 0 ? number : number + "e" + exponent;
        }
        return number + DECIMAL[suffix];
    }
}
