package io.kubeobject.simulator.life;

import java.util.HexFormat;

/** Names and numbers that look random and follow from a seed. Immutable. */
record Seeded(long seed) {

    private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

    /** Another source, for one thing of many. */
    Seeded of(long number) {
        return new Seeded(mix(seed ^ mix(number)));
    }

    /** The same for something that has a name. */
    Seeded of(String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + name.charAt(i));
        }
        return new Seeded(hash);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) Math.floorMod(mix(seed), (long) bound);
    }

    String uid() {
        String hex = hex(32);
        return hex.substring(0, 8)
                + "-"
                + hex.substring(8, 12)
                + "-4"
                + hex.substring(13, 16)
                + "-a"
                + hex.substring(17, 20)
                + "-"
                + hex.substring(20, 32);
    }

    String hex(int length) {
        StringBuilder text = new StringBuilder(length);
        for (long part = mix(seed); text.length() < length; part = mix(part)) {
            text.append(HexFormat.of().toHexDigits(part));
        }
        return text.substring(0, length);
    }

    /** As the API makes the ends of generated names: no vowels, no look-alikes. */
    String suffix(int length) {
        StringBuilder text = new StringBuilder(length);
        long state = seed;
        for (int i = 0; i < length; i++) {
            state = mix(state);
            text.append(SAFE.charAt((int) Math.floorMod(state, (long) SAFE.length())));
        }
        return text.toString();
    }

    /** SplitMix64's finalizer. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
