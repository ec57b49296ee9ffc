package io.kubeobject.render;

import io.kubeobject.metric.Numbers;

import java.util.Arrays;

/**
 * Bytes that grow: exposition text under construction. Made once and cleared between uses; for one
 * thread at a time.
 *
 * <p>Text is encoded as UTF-8 on the way in, without a string or array in between; half a surrogate
 * pair, which no UTF-8 has, becomes U+FFFD.
 */
public final class WriteBuffer {

    private static final int REPLACEMENT = 0xFFFD;

    /** The most bytes of one char: three, or six for both chars of a pair, which take four. */
    private static final int MAX_PER_CHAR = 3;

    private byte[] bytes;
    private int length;

    public WriteBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** The bytes written so far. */
    public int length() {
        return length;
    }

    /** What backs this buffer until the next write; only the first {@link #length} bytes count. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of the bytes written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Forgets all bytes and keeps the room for them, unless it is more than {@code keep} bytes. */
    public void clear(int keep) {
        length = 0;
        if (bytes.length > keep) {
            bytes = new byte[keep];
        }
    }

    /** One byte, or one ASCII character. */
    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    /** Bytes as they are. */
    public void write(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
    }

    /** Bytes that were written before, once more. */
    void repeat(int from, int count) {
        reserve(count);
        System.arraycopy(bytes, from, bytes, length, count);
        length += count;
    }

    /** A name or keyword of ASCII characters. */
    @SuppressWarnings("deprecation") // takes the low byte of each char, and is a plain copy
    public void ascii(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
    }

    /** A number in Go's shortest form. */
    public void number(double value) {
        reserve(Numbers.MAX_LENGTH);
        length = Numbers.write(value, bytes, length);
    }

    /** Text with backslash and line feed escaped, as HELP of the Prometheus format wants it. */
    public void escaped(String text) {
        escaped(text, '\n');
    }

    /** Text with backslash, line feed and double quote escaped, as it stands between quotes. */
    public void quoted(String text) {
        escaped(text, '"');
    }

    /** {@code extra} is escaped beside backslash and line feed. */
    private void escaped(String text, char extra) {
        int count = text.length();
        int plain = 0;
        while (plain < count && isPlain(text.charAt(plain), extra)) {
            plain++;
        }
        if (plain == count) {
            ascii(text);
            return;
        }
        reserve(Math.multiplyExact(count, MAX_PER_CHAR));
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += encode(text, i);
            } else if (isPlain(c, extra)) {
                bytes[length++] = (byte) c;
            } else {
                bytes[length++] = '\\';
                bytes[length++] = (byte) (c == '\n' ? 'n' : c);
            }
        }
    }

    private static boolean isPlain(char c, char extra) {
        return c < 0x80 && c != '\\' && c != '\n' && c != extra;
    }

    /** Encodes the character at {@code i}; tells how many chars beyond the first it took. */
    private int encode(String text, int i) {
        int code = text.codePointAt(i);
        if (code >= Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            bytes[length++] = (byte) (0xF0 | code >> 18);
            bytes[length++] = (byte) (0x80 | (code >> 12 & 0x3F));
            bytes[length++] = (byte) (0x80 | (code >> 6 & 0x3F));
            bytes[length++] = (byte) (0x80 | (code & 0x3F));
            return 1;
        }
        if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
            code = REPLACEMENT;
        }
        if (code < 0x800) {
            bytes[length++] = (byte) (0xC0 | code >> 6);
        } else {
            bytes[length++] = (byte) (0xE0 | code >> 12);
            bytes[length++] = (byte) (0x80 | (code >> 6 & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (code & 0x3F));
        return 0;
    }

    private void reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
        }
    }
}
