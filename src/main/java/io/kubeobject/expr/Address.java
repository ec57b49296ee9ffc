package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

/**
 * An IP address, as Go's {@code netip.Addr} reads and writes it; without a zone, and never an IPv4
 * address within an IPv6 one.
 *
 * @param wide whether it is of IPv6
 * @param high its first 64 bits; 0 for IPv4
 * @param low its last 64 bits; of IPv4 all 32
 */
record Address(boolean wide, long high, long low) {

    static final int BITS_4 = 32;
    static final int BITS_6 = 128;

    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;

    static Address parse(String text) {
        Address address = AddressReader.read(text);
        if (address == null) {
            throw new EvaluationException(
                    Values.quote(text)
                            + " is not an IP address; expected for example 10.0.0.1 or fd00::1");
        }
        return address;
    }

    int bits() {
        return wide ? BITS_6 : BITS_4;
    }

    boolean isUnspecified() {
        return high == 0 && low == 0;
    }

    boolean isLoopback() {
        return wide ? high == 0 && low == 1 : low >>> 24 == 127;
    }

    boolean isMulticast() {
        return wide ? high >>> 56 == 0xff : low >>> 28 == 0xe;
    }

    boolean isLinkLocalMulticast() {
        return wide ? (high >>> 48 & 0xff0f) == 0xff02 : low >>> 8 == 0xe00000;
    }

    boolean isLinkLocalUnicast() {
        return wide ? high >>> 54 == 0xfe80 >>> 6 : low >>> 16 == 0xa9fe;
    }

    boolean isGlobalUnicast() {
        boolean broadcast = !wide && low == 0xffffffffL;
        return !broadcast
                && !isUnspecified()
                && !isLoopback()
                && !isMulticast()
                && !isLinkLocalUnicast();
    }

    /** With nothing but zeros after the first {@code length} bits. */
    Address masked(int length) {
        if (!wide) {
            return new Address(false, 0, low & mask(length + BITS_4));
        }
        return new Address(true, high & mask(length), low & mask(length - Long.SIZE));
    }

    private static long mask(int length) {
        if (length <= 0) {
            return 0;
        }
        return length >= Long.SIZE ? -1 : -1L << (Long.SIZE - length);
    }

    private int group(int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> (GROUP_BITS * (GROUPS / 2 - 1 - index % (GROUPS / 2)))) & 0xffff;
    }

    /** The canonical form of RFC 5952: the longest run of zeros left out, the first of several. */
    @Override
    public String toString() {
        if (!wide) {
            return (low >>> 24)
                    + "."
                    + (low >>> 16 & 0xff)
                    + "."
                    + (low >>> 8 & 0xff)
                    + "."
                    + (low & 0xff);
        }
        int[] run = longestRun();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == run[0]) {
                text.append("::");
                i += run[1] - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    /** Where it begins and its length; -1 if none is longer than one group. */
    private int[] longestRun() {
        int[] longest = {-1, 1};
        int start = 0;
        for (int i = 0; i <= GROUPS; i++) {
            if (i == GROUPS || group(i) != 0) {
                if (i - start > longest[1]) {
                    longest = new int[] {start, i - start};
                }
                start = i + 1;
            }
        }
        return longest;
    }

    /** Null if the text is none. */
    static @Nullable Address read(String text) {
        return AddressReader.read(text);
    }
}
