package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * Where something was written, for messages.
 *
 * <p>All positions are equal: a mapping that only moved down a line computes what it computed
 * before, and a reload must not touch it.
 */
public final class Position {

    private final String file;
    private final int line;
    private final int column;

    /**
     * @param file as the user named it
     * @param line from 1
     * @param column from 1, in characters
     */
    public Position(String file, int line, int column) {
        this.file = requireNonNull(file, "file is null");
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Position;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    /** {@code mappings/pods.yaml:14:9}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
