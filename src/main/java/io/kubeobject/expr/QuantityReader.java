package io.kubeobject.expr;

import io.kubeobject.expr.Quantity.Format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Reads a quantity by the rules of apimachinery's {@code ParseQuantity}: at most nine digits after
 * the point, more are rounded away from zero; {@code +} and {@code Mi} alone are zero.
 */
final class QuantityReader {

    /** Longer ones are no amounts of anything, and take long to compute with. */
    private static final int MAX_LENGTH = 1_000;

    private static final int MAX_EXPONENT = 10_000;
    private static final int NANO = 9;
    private static final int LONG_DIGITS = 18;
    private static final int BINARY_DIGITS = 15;
    private static final BigDecimal MAX_BINARY = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final List<String> DECIMAL =
            List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");

    private final String text;
    private int at;

    QuantityReader(String text) {
        this.text = text;
    }

    Quantity read() {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw refused();
        }
        at = "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        while (at < text.length() && text.charAt(at) == '0') {
            at++;
        }
        String whole = digits();
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            fraction = digits();
        }
        String suffix = text.substring(at);
        if (BINARY.contains(suffix)) {
            return binary(whole, fraction, 10 * (BINARY.indexOf(suffix) + 1));
        }
        int known = DECIMAL.indexOf(suffix);
        return known >= 0
                ? decimal(whole, fraction, 3 * (known - 3), Format.DECIMAL_SI)
                : decimal(whole, fraction, exponent(suffix), Format.DECIMAL_EXPONENT);
    }

    private String digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return text.substring(start, at);
    }

    private int exponent(String suffix) {
        if (suffix.length() < 2 || "eE".indexOf(suffix.charAt(0)) < 0) {
            throw refused();
        }
        try {
            int exponent = Integer.parseInt(suffix, 1, suffix.length(), 10);
            if (Math.abs(exponent) <= MAX_EXPONENT) {
                return exponent;
            }
        } catch (NumberFormatException e) {
            // refused, as is an exponent out of range
        }
        throw refused();
    }

    private Quantity decimal(String whole, String fraction, int exponent, Format format) {
        int scale = fraction.length() - exponent;
        boolean wide = digits(whole) + fraction.length() > LONG_DIGITS || scale > NANO;
        BigDecimal amount = number(whole, fraction, wide).scaleByPowerOfTen(exponent);
        return new Quantity(wide ? rounded(amount) : amount, wide, format);
    }

    private Quantity binary(String whole, String fraction, int bits) {
        boolean wide = !fraction.isEmpty() || BINARY_DIGITS - digits(whole) - bits * 3 / 10 - 1 < 0;
        BigDecimal factor = new BigDecimal(BigInteger.ONE.shiftLeft(bits));
        BigDecimal amount = number(whole, fraction, wide).multiply(factor);
        if (!wide && amount.unscaledValue().bitLength() < Long.SIZE) {
            return new Quantity(amount, false, Format.BINARY_SI);
        }
        BigDecimal capped = rounded(amount.abs()).min(MAX_BINARY);
        boolean below1 = capped.signum() > 0 && capped.compareTo(BigDecimal.ONE) < 0;
        return new Quantity(
                amount.signum() < 0 ? capped.negate() : capped,
                true,
                below1 ? Format.DECIMAL_SI : Format.BINARY_SI);
    }

    private static int digits(String whole) {
        return Math.max(1, whole.length());
    }

    /** No digits at all are a zero to Kubernetes where it needs no arbitrary precision. */
    private BigDecimal number(String whole, String fraction, boolean wide) {
        if (wide && whole.isEmpty() && fraction.isEmpty()) {
            throw refused();
        }
        BigInteger unscaled = new BigInteger("0" + whole + fraction);
        BigDecimal number = new BigDecimal(unscaled, fraction.length());
        return text.startsWith("-") ? number.negate() : number;
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(NANO, RoundingMode.UP);
    }

    private EvaluationException refused() {
        return new EvaluationException(
                Values.quote(text) + " is not a quantity; expected for example 500m, 1.5Gi or 1e3");
    }
}
