package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

/** Reads IP addresses by the rules of Go's {@code netip.ParseAddr}, which Kubernetes goes by. */
final class AddressReader {

    private static final int OCTETS = 4;
    private static final int BYTES = 16;
    private static final int MAPPED = 0xffff;

    private final String text;
    private final int[] bytes = new int[BYTES];
    private int at;

    /** How many bytes are read. */
    private int filled;

    /** How many were read before {@code ::}; -1 if there is none. */
    private int gap = -1;

    private AddressReader(String text) {
        this.text = text;
    }

    static @Nullable Address read(String text) {
        int colon = text.indexOf(':');
        int dot = text.indexOf('.');
        if (colon < 0 || (dot >= 0 && dot < colon)) {
            long number = ipv4(text);
            return number < 0 ? null : new Address(false, 0, number);
        }
        Address address = new AddressReader(text).ipv6();
        boolean mapped = address != null && address.high() == 0 && address.low() >>> 32 == MAPPED;
        return mapped ? null : address;
    }

    /** Whether it is of IPv6; an IPv4 address within will do. */
    static boolean isWide(String text) {
        return text.contains(":") && new AddressReader(text).ipv6() != null;
    }

    /** As a number; -1 if it is none. */
    private static long ipv4(String text) {
        String[] octets = text.split("\\.", -1);
        long number = 0;
        for (String octet : octets) {
            boolean zeros = octet.length() > 1 && octet.startsWith("0");
            int value = octet.length() > 3 || zeros ? -1 : number(octet, 10);
            if (value < 0 || value > 255) {
                return -1;
            }
            number = number << 8 | value;
        }
        return octets.length == OCTETS ? number : -1;
    }

    /** -1 if it is empty or has anything but digits. */
    private static int number(String digits, int radix) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) > 127 || Character.digit(digits.charAt(i), radix) < 0) {
                return -1;
            }
        }
        return digits.isEmpty() ? -1 : Integer.parseInt(digits, radix);
    }

    private @Nullable Address ipv6() {
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (filled == BYTES || !group()) {
                return null;
            }
        }
        if (gap < 0 ? filled < BYTES : filled == BYTES) {
            return null;
        }
        expand();
        return new Address(true, half(0), half(BYTES / 2));
    }

    /** One group and the colons behind it; false if that is not what stands here. */
    private boolean group() {
        int end = at;
        while (end < text.length() && ".:".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (text.startsWith(".", end)) {
            return dotted();
        }
        int value = end - at > 4 ? -1 : number(text.substring(at, end), 16);
        if (value < 0) {
            return false;
        }
        bytes[filled++] = value >> 8;
        bytes[filled++] = value & 0xff;
        at = end + 1;
        if (end < text.length() && at == text.length()) {
            return false;
        }
        if (text.startsWith(":", at)) {
            boolean first = gap < 0;
            gap = filled;
            at++;
            return first;
        }
        return true;
    }

    /** The last four bytes may be written as those of IPv4. */
    private boolean dotted() {
        long tail = ipv4(text.substring(at));
        boolean fits = gap < 0 ? filled == BYTES - OCTETS : filled + OCTETS <= BYTES;
        if (tail < 0 || !fits) {
            return false;
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[filled++] = (int) (tail >>> shift & 0xff);
        }
        at = text.length();
        return true;
    }

    private void expand() {
        if (gap >= 0) {
            int behind = filled - gap;
            System.arraycopy(bytes, gap, bytes, BYTES - behind, behind);
            java.util.Arrays.fill(bytes, gap, BYTES - behind, 0);
        }
    }

    private long half(int from) {
        long half = 0;
        for (int i = from; i < from + BYTES / 2; i++) {
            half = half << 8 | bytes[i];
        }
        return half;
    }
}
