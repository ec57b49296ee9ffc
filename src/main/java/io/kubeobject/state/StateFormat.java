package io.kubeobject.state;

import io.kubeobject.derive.Checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A checkpoint as bytes, big-endian:
 *
 * <pre>
 *   "koe-state\n"   what it is
 *   int             the version of the format
 *   long            CRC-32C of all that follows (RFC 3720, appendix B.4)
 *   int             how many sections; for each of them:
 *     utf           its name, as DataOutput writes it
 *     int, bytes    its length and what is in it
 * </pre>
 */
final class StateFormat {

    private static final byte[] MAGIC = "koe-state\n".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int HEAD = MAGIC.length + Integer.BYTES + Long.BYTES;

    private StateFormat() {}

    /** Bytes are not a checkpoint of this version. The message is for the user. */
    static final class ForeignException extends IOException {

        private static final long serialVersionUID = 1L;

        ForeignException(String message) {
            super(message);
        }
    }

    static ByteBuffer encode(Checkpoint checkpoint) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeInt(checkpoint.sections().size());
        for (Map.Entry<String, byte[]> section : checkpoint.sections().entrySet()) {
            out.writeUTF(section.getKey());
            out.writeInt(section.getValue().length);
            out.write(section.getValue());
        }
        byte[] bytes = body.toByteArray();
        return ByteBuffer.allocate(HEAD + bytes.length)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(sum(bytes, 0))
                .put(bytes)
                .flip();
    }

    static Checkpoint decode(byte[] bytes) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[Math.min(MAGIC.length, bytes.length)];
        head.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new ForeignException("it is not a file of state");
        }
        if (bytes.length < HEAD) {
            throw new ForeignException("it is cut off after " + bytes.length + " bytes");
        }
        int version = head.getInt();
        if (version != VERSION) {
            throw new ForeignException(
                    "it is of version " + version + ", and this program reads " + VERSION);
        }
        if (head.getLong() != sum(bytes, HEAD)) {
            throw new ForeignException("its sum is wrong");
        }
        return sections(new DataInputStream(new ByteArrayInputStream(bytes, HEAD, bytes.length)));
    }

    /** The sum was right, so these are what was written. */
    private static Checkpoint sections(DataInputStream in) throws IOException {
        Map<String, byte[]> sections = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            sections.put(name, in.readNBytes(in.readInt()));
        }
        return new Checkpoint(sections);
    }

    private static long sum(byte[] bytes, int from) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }
}
