package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one part of a document made of one object.
 *
 * @param position of the part: an entry of {@code metrics}, an observer, or {@code flatten}
 * @param remembered whether the rows are no series, but told to something that remembers
 */
public record Account(
        String document, Position position, boolean remembered, List<Attempt> attempts) {

    public Account {
        requireNonNull(document, "document is null");
        requireNonNull(position, "position is null");
        attempts = List.copyOf(attempts);
    }
}
