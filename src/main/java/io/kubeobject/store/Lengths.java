package io.kubeobject.store;

import java.util.Arrays;

/**
 * How many bytes of a segment belong to each object of the block, in the order of the text: seven
 * bits to a byte, so that the usual object costs one byte or two. Objects beyond the last one told
 * have none.
 *
 * <p>Immutable to its readers. {@link #append} may write behind the part of the array that its
 * receiver knows, and therefore is called at most once on an instance.
 */
final class Lengths {

    static final Lengths NONE = new Lengths(new byte[0], 0, 0);

    private static final int MAX_CODE = 5;

    private final byte[] codes;
    private final int used;
    private final int count;

    private Lengths(byte[] codes, int used, int count) {
        this.codes = codes;
        this.used = used;
        this.count = count;
    }

    /** Where the text of an object stands; at the end if it has none. */
    Range find(int index) {
        int at = 0;
        int from = 0;
        int before = Math.min(index, count);
        for (int i = 0; i < before; i++) {
            int code = codes[at++];
            int length = code & 0x7F;
            for (int shift = 7; code < 0; shift += 7) {
                code = codes[at++];
                length |= (code & 0x7F) << shift;
            }
            from += length;
        }
        return new Range(from, index < count ? decode(at) : 0);
    }

    /** These and one more object, the last of all. */
    Lengths append(int index, int length) {
        int needed = used + (index - count) + MAX_CODE;
        byte[] to =
                needed <= codes.length
                        ? codes
                        : Arrays.copyOf(codes, Math.max(needed, codes.length * 2));
        int at = used;
        for (int i = count; i < index; i++) {
            to[at++] = 0;
        }
        return new Lengths(to, encode(length, to, at), index + 1);
    }

    /** These with another length of one object. */
    Lengths with(int index, int length) {
        if (index >= count) {
            return copy(used).append(index, length);
        }
        int from = skip(index);
        int behind = skip(index + 1);
        byte[] to = new byte[from + MAX_CODE + used - behind];
        System.arraycopy(codes, 0, to, 0, from);
        int at = encode(length, to, from);
        System.arraycopy(codes, behind, to, at, used - behind);
        return new Lengths(to, at + used - behind, count);
    }

    /** These without one object; those behind it move up. */
    Lengths without(int index) {
        if (index >= count) {
            return this;
        }
        int from = skip(index);
        int behind = skip(index + 1);
        byte[] to = new byte[used - (behind - from)];
        System.arraycopy(codes, 0, to, 0, from);
        System.arraycopy(codes, behind, to, from, used - behind);
        return new Lengths(to, to.length, count - 1);
    }

    /** These of a block of {@code size} objects, and those of the block behind it. */
    Lengths concat(int size, Lengths next) {
        int end = used + size - count;
        byte[] to = new byte[end + next.used];
        System.arraycopy(codes, 0, to, 0, used);
        System.arraycopy(next.codes, 0, to, end, next.used);
        return new Lengths(to, to.length, size + next.count);
    }

    /** The same without room to grow. */
    Lengths trimmed() {
        return used == codes.length ? this : copy(used);
    }

    private Lengths copy(int size) {
        return new Lengths(Arrays.copyOf(codes, size), used, count);
    }

    private int skip(int index) {
        int at = 0;
        for (int i = 0; i < index; i++) {
            while (codes[at++] < 0) {}
        }
        return at;
    }

    private int decode(int at) {
        int code = codes[at];
        int length = code & 0x7F;
        for (int shift = 7; code < 0; shift += 7) {
            code = codes[++at];
            length |= (code & 0x7F) << shift;
        }
        return length;
    }

    private static int encode(int length, byte[] to, int at) {
        int rest = length;
        int end = at;
        while (rest > 0x7F) {
            to[end++] = (byte) (0x80 | rest);
            rest >>>= 7;
        }
        to[end++] = (byte) rest;
        return end;
    }
}
