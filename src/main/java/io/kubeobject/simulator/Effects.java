package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpReply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The faults that strike one request. */
record Effects(List<Effect> all) {

    static final Effects NONE = new Effects(List.of());

    Effects {
        all = List.copyOf(all);
    }

    boolean has(Class<? extends Effect> kind) {
        return first(kind).isPresent();
    }

    <E extends Effect> Optional<E> first(Class<E> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** What happens before anything is sent. */
    void before(HttpReply reply) throws IOException, InterruptedException {
        for (Effect effect : all) {
            switch (effect) {
                case Effect.Delay(var time) -> Thread.sleep(time);
                case Effect.Refuse refuse -> throw refuse.refusal();
                case Effect.Drop(var bytes) when bytes == 0 -> reply.drop();
                case Effect.Hang(var bytes) when bytes == 0 -> reply.hang();
                case Effect _ -> {
                    // strikes later
                }
            }
        }
    }

    /** Whether the body needs {@link #body}. */
    boolean touchBody() {
        return all.stream()
                .anyMatch(
                        effect ->
                                effect instanceof Effect.Drop
                                        || effect instanceof Effect.Hang
                                        || effect instanceof Effect.Truncate
                                        || effect instanceof Effect.Drip);
    }

    /** The body's way to the client. */
    OutputStream body(OutputStream out, HttpReply reply) {
        return touchBody() ? new FaultyOutput(out, reply, this) : out;
    }

    /** The resource version as this answer tells it. */
    long version(long version) {
        return first(Effect.Back.class)
                .map(back -> Math.max(1, version - back.by()))
                .orElse(version);
    }

    /** An object's bytes as this answer tells them. */
    byte[] object(byte[] original, long version, boolean firstOfAnswer) {
        byte[] body = original;
        if (all.isEmpty()) {
            return body;
        }
        if (has(Effect.Back.class)) {
            body = Stamp.version(body, version(version));
        }
        if (has(Effect.IllegalText.class)) {
            body = insert(body, new byte[] {(byte) 0xc3, 0x28, (byte) 0xff}, "illegal");
        }
        if (firstOfAnswer) {
            int size = first(Effect.Oversize.class).map(Effect.Oversize::bytes).orElse(0);
            byte[] filling = new byte[size];
            Arrays.fill(filling, (byte) 'x');
            body = size == 0 ? body : insert(body, filling, "oversized");
        }
        return body;
    }

    private static byte[] insert(byte[] body, byte[] value, String field) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + value.length + 32);
        out.writeBytes(("{\"" + field + "\":\"").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(value);
        out.write('"');
        if (body.length > 2) {
            out.write(',');
        }
        out.write(body, 1, body.length - 1);
        return out.toByteArray();
    }
}
