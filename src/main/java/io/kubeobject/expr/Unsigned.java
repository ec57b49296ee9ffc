package io.kubeobject.expr;

import java.math.BigInteger;

/** A value of CEL's type uint: 64 bits without a sign. */
final class Unsigned extends Number implements Comparable<Unsigned> {

    private static final long serialVersionUID = 1L;
    private static final double TWO_TO_63 = 0x1p63;

    /** All 64 bits. */
    final long bits;

    Unsigned(long bits) {
        this.bits = bits;
    }

    @Override
    public int intValue() {
        return (int) bits;
    }

    @Override
    public long longValue() {
        return bits;
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return bits >= 0 ? bits : new BigInteger(toString()).doubleValue();
    }

    /** The nearest below a double that is neither negative nor too large. */
    static Unsigned truncate(double value) {
        boolean small = value < TWO_TO_63;
        return new Unsigned(small ? (long) value : (long) (value - TWO_TO_63) + Long.MIN_VALUE);
    }

    @Override
    public int compareTo(Unsigned other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Unsigned other && bits == other.bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
