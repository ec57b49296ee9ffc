package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which rows an entry has.
 *
 * @param each what they run over, the outer first; none for one row per object
 * @param lets evaluated for each row
 * @param when keeps the row only if true; null for every row
 */
public record Rows(List<Each> each, List<Let> lets, @Nullable Term when) {

    /**
     * One loop.
     *
     * @param before names that are computed before it, within the loops around it
     * @param key the key of a map's entry, or the index in a list; null for lists without an index
     * @param ifNone the element to use where there is none; null for no row then
     */
    public record Each(
            List<Let> before,
            @Nullable Variable key,
            Variable element,
            Term source,
            @Nullable Object ifNone) {

        public Each {
            before = List.copyOf(before);
            requireNonNull(element, "element is null");
            requireNonNull(source, "source is null");
        }
    }

    public Rows {
        each = List.copyOf(each);
        lets = List.copyOf(lets);
    }
}
