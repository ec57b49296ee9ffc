package io.kubeobject.expr;

import java.util.Arrays;
import java.util.HexFormat;

/** A value of CEL's type bytes. Nobody changes the array. */
final class Bytes implements Comparable<Bytes> {

    private final byte[] octets;

    /** Of an array that the caller gives away. */
    Bytes(byte[] octets) {
        this.octets = octets;
    }

    byte[] octets() {
        return octets;
    }

    int length() {
        return octets.length;
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(octets, other.octets);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Bytes other && Arrays.equals(octets, other.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(octets);
    }
}
