package io.kubeobject.derive;

import java.util.Map;

/**
 * What derivations remember, as it is kept over a restart.
 *
 * @param sections by name: what {@link Derivation#save} wrote; not to be changed
 */
public record Checkpoint(Map<String, byte[]> sections) {

    /** Nothing. */
    public static final Checkpoint EMPTY = new Checkpoint(Map.of());

    public Checkpoint {
        sections = Map.copyOf(sections);
    }
}
