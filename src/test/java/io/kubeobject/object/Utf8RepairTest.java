package io.kubeobject.object;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

class Utf8RepairTest {

    private static final String MIXED = "aé漢𝄞\u0000\u007f\u0080\u07ff\u0800\uffff z".repeat(1500);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 4096, 8192, 100_000})
    void wellFormedText_passesUnchanged_whereverChunksEnd(int chunk) throws IOException {
        byte[] bytes = MIXED.getBytes(StandardCharsets.UTF_8);
        InputStream repaired = new Utf8Repair(new Chunks(bytes, chunk));
        assertThat(repaired.readAllBytes()).isEqualTo(bytes);
        assertThat(repaired.read()).isEqualTo(-1);
    }

    @Test
    void readingByteByByte_givesTheSame() throws IOException {
        byte[] bytes = "é\u00ff漢".getBytes(StandardCharsets.UTF_8);
        InputStream repaired = new Utf8Repair(new ByteArrayInputStream(bytes));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = repaired.read(); b >= 0; b = repaired.read()) {
            out.write(b);
        }
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void eachIllegalByte_becomesOneReplacementCharacter() throws IOException {
        assertThat(repair(0x80)).isEqualTo("\ufffd");
        assertThat(repair('a', 0xff, 'b')).isEqualTo("a\ufffdb");
        assertThat(repair(0xc0, 0x80)).as("overlong").isEqualTo("\ufffd\ufffd");
        assertThat(repair(0xed, 0xa0, 0x80)).as("surrogate").isEqualTo("\ufffd\ufffd\ufffd");
        assertThat(repair(0xf4, 0x90, 0x80, 0x80)).as("beyond").isEqualTo("\ufffd".repeat(4));
        assertThat(repair(0xe0, 0x80, 0x80)).as("overlong").isEqualTo("\ufffd".repeat(3));
        assertThat(repair(0xc3, '"')).as("cut by ASCII").isEqualTo("\ufffd\"");
        assertThat(repair('x', 0xe6, 0xbc)).as("cut by the end").isEqualTo("x\ufffd\ufffd");
    }

    /** The decoder of the JDK replaces by sequence, not by byte; what is legal must be the same. */
    @Test
    void randomBytes_keepWhatIsLegal() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            byte[] bytes = MIXED.substring(0, 200).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            InputStream chunks = new Chunks(bytes, 1 + random.nextInt(50));
            String repaired =
                    new String(new Utf8Repair(chunks).readAllBytes(), StandardCharsets.UTF_8);
            String expected = new String(bytes, StandardCharsets.UTF_8);
            assertThat(repaired.replace("\ufffd", "")).isEqualTo(expected.replace("\ufffd", ""));
            assertThat(repaired.length()).isGreaterThanOrEqualTo(expected.length());
        }
    }

    @Test
    void whatIsThere_isPassedOnBeforeMoreIsAskedFor() throws IOException {
        InputStream once =
                new InputStream() {
                    private boolean asked;

                    @Override
                    public int read() {
                        throw new AssertionError("asked for a single byte");
                    }

                    @Override
                    public int read(byte[] b, int off, int len) {
                        assertThat(asked).as("asked twice").isFalse();
                        asked = true;
                        b[off] = '{';
                        b[off + 1] = '}';
                        return 2;
                    }
                };
        assertThat(new Utf8Repair(once).read(new byte[8000])).isEqualTo(2);
    }

    private static String repair(int... bytes) throws IOException {
        byte[] in = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            in[i] = (byte) bytes[i];
        }
        String whole = read(in, in.length);
        assertThat(read(in, 1)).as("byte by byte").isEqualTo(whole);
        return whole;
    }

    private static String read(byte[] in, int chunk) throws IOException {
        return new String(
                new Utf8Repair(new Chunks(in, chunk)).readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Gives at most so many bytes at once, as a network does. */
    private static final class Chunks extends ByteArrayInputStream {

        private final int size;

        Chunks(byte[] bytes, int size) {
            super(bytes);
            this.size = size;
        }

        @Override
        public synchronized int read(byte[] b, int off, int len) {
            return super.read(b, off, Math.min(len, size));
        }
    }
}
