package io.kubeobject.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class PacedStreamTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Pace pace = new Pace();

    @AfterEach
    void close() {
        pace.close();
        Thread.interrupted();
    }

    @Test
    void write_handsOverSlices() throws IOException {
        int[] longest = {0};
        ByteArrayOutputStream client =
                new ByteArrayOutputStream() {
                    @Override
                    public synchronized void write(byte[] b, int off, int len) {
                        longest[0] = Math.max(longest[0], len);
                        super.write(b, off, len);
                    }
                };
        byte[] body = new byte[100_000];
        body[99_999] = 1;
        try (PacedStream stream = new PacedStream(client, pace)) {
            stream.write(body, 0, body.length);
            stream.write(7);
            assertThat(stream.written()).isEqualTo(100_001);
        }
        assertThat(client.toByteArray()).hasSize(100_001).endsWith(1, 7);
        assertThat(longest[0]).isEqualTo(PacedStream.SLICE);
    }

    @Test
    void cut_ofAClientThatDoesNotRead_endsTheWrite() throws Exception {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel client = SocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            client.connect(listener.getLocalAddress());
            try (SocketChannel server = listener.accept()) {
                CompletableFuture<PacedStream> begun = new CompletableFuture<>();
                CompletableFuture<Void> writer =
                        CompletableFuture.runAsync(
                                () -> writeForever(Channels.newOutputStream(server), begun),
                                Thread::startVirtualThread);
                PacedStream stream = begun.get(10, TimeUnit.SECONDS);
                while (!writer.isDone()) {
                    stream.cutIfSlow(System.nanoTime(), PATIENCE, Long.MAX_VALUE / 1_000_000);
                    Thread.sleep(Duration.ofMillis(20));
                }
                assertThatThrownBy(writer::join)
                        .hasCauseInstanceOf(java.io.UncheckedIOException.class)
                        .hasRootCauseInstanceOf(ClosedByInterruptException.class);
                assertThat(server.isOpen()).isFalse();
            }
        }
    }

    private void writeForever(OutputStream client, CompletableFuture<PacedStream> begun) {
        try (PacedStream stream = new PacedStream(client, pace)) {
            begun.complete(stream);
            while (true) {
                stream.write(new byte[100_000], 0, 100_000);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void cut_sparesWhoReadsWell_andWhoIsNotWaitedFor() throws IOException {
        try (PacedStream stream = new PacedStream(OutputStream.nullOutputStream(), pace)) {
            stream.write(new byte[1000], 0, 1000);
            long muchLater = System.nanoTime() + Duration.ofHours(1).toNanos();
            stream.cutIfSlow(muchLater, PATIENCE, 64 * 1024);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void cut_comparesWhatWasTakenWithTheTimeThatItTook() throws IOException {
        PacedStream[] held = new PacedStream[1];
        boolean[] cut = {false, false};
        OutputStream client =
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        throw new IllegalStateException("BUG: slices are written");
                    }

                    @Override
                    public void write(byte[] b, int off, int len) {
                        // Within the second write of 16 KiB: 16 KiB are taken, and blocked 1 s.
                        if (held[0].written() > 0) {
                            long inOneSecond = System.nanoTime() + Duration.ofSeconds(1).toNanos();
                            held[0].cutIfSlow(inOneSecond, PATIENCE, 8 * 1024);
                            cut[0] = Thread.interrupted();
                            held[0].cutIfSlow(inOneSecond, PATIENCE, 64 * 1024);
                            cut[1] = Thread.interrupted();
                        }
                    }
                };
        try (PacedStream stream = new PacedStream(client, pace)) {
            held[0] = stream;
            stream.write(new byte[2 * PacedStream.SLICE], 0, 2 * PacedStream.SLICE);
        }
        assertThat(cut).containsExactly(false, true);
    }
}
