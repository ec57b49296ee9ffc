package io.kubeobject.inspect;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Position;

import java.util.List;

/**
 * A part of a mapping that makes a family.
 *
 * @param type of the family
 * @param help of the family; empty if it depends on the object
 * @param clauses what is evaluated, as it is written, in the order in which it counts
 * @param reads paths of the fields that it can touch
 */
public record Maker(
        Place place, String type, String help, List<Clause> clauses, List<String> reads) {

    /**
     * What it is, and where it stands.
     *
     * @param document name of the document
     * @param position of the part
     * @param resource that it reads
     */
    public record Place(Sort sort, String document, Position position, String resource) {

        public Place {
            requireNonNull(sort, "sort is null");
            requireNonNull(document, "document is null");
            requireNonNull(position, "position is null");
            requireNonNull(resource, "resource is null");
        }
    }

    /** What makes it. */
    public enum Sort {
        METRIC,
        /** An entry of {@code metrics} that is off until it is asked for by name. */
        OPT_IN,
        FLATTEN,
        TRACK,
        COUNT,
        IMAGES
    }

    /**
     * A key of the mapping and what stands there.
     *
     * @param key as people call it: {@code label node}
     */
    public record Clause(String key, String text) {

        public Clause {
            requireNonNull(key, "key is null");
            requireNonNull(text, "text is null");
        }
    }

    public Maker {
        requireNonNull(place, "place is null");
        requireNonNull(type, "type is null");
        requireNonNull(help, "help is null");
        clauses = List.copyOf(clauses);
        reads = List.copyOf(reads);
    }
}
