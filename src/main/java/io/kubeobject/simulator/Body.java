package io.kubeobject.simulator;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * The JSON of an object, without kind and apiVersion: kept, or made whenever it is served, which
 * lets a large population cost little memory.
 */
sealed interface Body {

    /** The JSON; nobody changes it. */
    byte[] bytes();

    /** How many bytes it has. */
    int size();

    /** Bytes that are kept. */
    static Body of(byte[] bytes) {
        return new Kept(bytes);
    }

    /** Bytes that are there. */
    final class Kept implements Body {

        private final byte[] bytes;

        private Kept(byte[] bytes) {
            this.bytes = requireNonNull(bytes, "bytes is null");
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int size() {
            return bytes.length;
        }
    }

    /** Bytes that are made, the same every time. */
    record Made(int size, Supplier<byte[]> recipe) implements Body {

        @Override
        public byte[] bytes() {
            return recipe.get();
        }
    }
}
