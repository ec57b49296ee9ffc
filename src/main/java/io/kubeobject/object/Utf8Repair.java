package io.kubeobject.object;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Passes bytes on and puts U+FFFD in the place of each byte that is not part of well-formed UTF-8
 * (RFC 3629), as Go's JSON decoder does: one bad byte in an annotation must not cost a stream.
 *
 * <p>Checked eight bytes at a time while they are ASCII. A sequence that the end of a chunk cuts is
 * held back until its rest is there. Blocks only while there is nothing at all to pass on.
 */
final class Utf8Repair extends InputStream {

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final InputStream in;
    private final byte[] raw = new byte[8192];

    /** Bytes of {@link #raw} from here to {@link #rawTo} are the start of a cut sequence. */
    private int cutFrom;

    private int rawTo;

    /** What is ready to pass on: part of {@link #raw}, or a repaired copy. */
    private byte[] clean = raw;

    private int cleanFrom;
    private int cleanTo;

    Utf8Repair(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return cleanFrom < cleanTo || fill() ? clean[cleanFrom++] & 0xff : -1;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        if (len == 0) {
            return 0;
        }
        if (cleanFrom == cleanTo && !fill()) {
            return -1;
        }
        int n = Math.min(len, cleanTo - cleanFrom);
        System.arraycopy(clean, cleanFrom, b, off, n);
        cleanFrom += n;
        return n;
    }

    @Override
    public int available() throws IOException {
        return cleanTo - cleanFrom;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads until there is something to pass on; false at the end. */
    private boolean fill() throws IOException {
        do {
            int cut = rawTo - cutFrom;
            System.arraycopy(raw, cutFrom, raw, 0, cut);
            int n = in.read(raw, cut, raw.length - cut);
            if (n < 0 && cut == 0) {
                cutFrom = 0;
                rawTo = 0;
                return false;
            }
            rawTo = cut + Math.max(n, 0);
            check(n < 0);
        } while (cleanFrom == cleanTo);
        return true;
    }

    /** Makes what is clean, and what is cut, out of what is in {@link #raw}. */
    private void check(boolean ended) {
        int at = 0;
        while (at < rawTo) {
            at = afterAscii(at);
            int length = at < rawTo ? sequence(at) : 0;
            boolean cut = length > rawTo - at;
            if (length < 0 || (cut && ended)) {
                repair(at, ended);
                return;
            }
            if (cut) {
                break;
            }
            at += length;
        }
        clean = raw;
        cleanFrom = 0;
        cleanTo = at;
        cutFrom = at;
    }

    private int afterAscii(int from) {
        int at = from;
        while (at + 8 <= rawTo && ((long) LONGS.get(raw, at) & HIGH_BITS) == 0) {
            at += 8;
        }
        while (at < rawTo && raw[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Copies what is in {@link #raw}, of which the bytes before {@code at} are good. */
    private void repair(int at, boolean ended) {
        byte[] out = new byte[at + 3 * (rawTo - at)];
        System.arraycopy(raw, 0, out, 0, at);
        int to = at;
        int from = at;
        while (from < rawTo) {
            int length = sequence(from);
            if (length > rawTo - from && !ended) {
                break;
            }
            if (length > 0 && length <= rawTo - from) {
                System.arraycopy(raw, from, out, to, length);
                from += length;
                to += length;
            } else {
                out[to++] = (byte) 0xef;
                out[to++] = (byte) 0xbf;
                out[to++] = (byte) 0xbd;
                from++;
            }
        }
        clean = out;
        cleanFrom = 0;
        cleanTo = to;
        cutFrom = from;
    }

    /**
     * Length of the sequence that starts at {@code at}, also if its end has not come yet; -1 if it
     * is malformed as far as it has come.
     */
    private int sequence(int at) {
        int lead = raw[at] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead < 0xc2 ? -1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : -1;
        for (int i = at + 1; i < Math.min(at + length, rawTo); i++) {
            if ((raw[i] & 0xc0) != 0x80) {
                return -1;
            }
        }
        if (length > 2 && at + 1 < rawTo && !legalSecond(lead, raw[at + 1] & 0xff)) {
            return -1;
        }
        return length;
    }

    /** Excludes overlong forms, surrogates, and what is beyond U+10FFFF. */
    private static boolean legalSecond(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
