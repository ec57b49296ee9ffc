package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

/**
 * What one YAML document says, checked and compiled.
 *
 * @param name unique within a program
 */
public record Document(String name, Position position, Target target) {

    public Document {
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        requireNonNull(target, "target is null");
    }
}
