package io.kubeobject.inspect;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Attempt;
import io.kubeobject.mapping.Position;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.Resource;

/**
 * One row that a part of a mapping made of an object, or did not make.
 *
 * @param position of the part
 * @param remembered whether the row is no series, but what is told to something that remembers
 */
public record Finding(
        Resource resource,
        ObjectKey object,
        Position position,
        boolean remembered,
        Attempt attempt) {

    public Finding {
        requireNonNull(resource, "resource is null");
        requireNonNull(object, "object is null");
        requireNonNull(position, "position is null");
        requireNonNull(attempt, "attempt is null");
    }

    /** Why there is no row, as exactly as the steps tell; empty if there is one. */
    public String reason() {
        String cause = Cause.of(attempt);
        return attempt.reason() + (cause.isEmpty() ? "" : ": " + cause);
    }
}
