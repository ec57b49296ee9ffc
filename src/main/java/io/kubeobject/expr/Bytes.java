package io.kubeobject.expr;

import java.util.Arrays;
import java.util.HexFormat;

/** A value of CEL's type bytes; nobody changes the array. */
record Bytes(byte[] octets) implements Comparable<Bytes> {

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
