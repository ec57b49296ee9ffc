package io.kubeobject.registry;

import com.google.re2j.Pattern;

/**
 * Where an image shall run.
 *
 * @param os {@code linux}
 * @param architecture as Go names it: {@code amd64}
 * @param variant {@code v8}; empty for any
 */
public record Platform(String os, String architecture, String variant) {

    private static final Pattern TEXT = Pattern.compile("[a-z0-9]+/[a-z0-9]+(?:/[a-z0-9]+)?");

    /**
     * Reads {@code linux/arm64} or {@code linux/arm/v7}.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static Platform parse(String text) {
        if (!TEXT.matches(text)) {
            throw new IllegalArgumentException(
                    "expected a platform such as linux/arm64 or linux/arm/v7, got \""
                            + text
                            + "\"");
        }
        String[] parts = text.split("/", 3);
        return new Platform(parts[0], parts[1], parts.length > 2 ? parts[2] : "");
    }

    /** Whether an entry of an index runs here; one that names no variant fits every one. */
    boolean accepts(Platform offered) {
        return os.equals(offered.os)
                && architecture.equals(offered.architecture)
                && (variant.isEmpty()
                        || offered.variant.isEmpty()
                        || variant.equals(offered.variant));
    }

    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}
