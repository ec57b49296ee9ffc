package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one YAML document says, checked and compiled.
 *
 * @param name unique within a program
 * @param flatten null for none
 */
public record Document(
        String name,
        Position position,
        Target target,
        Preamble preamble,
        List<Entry> entries,
        @Nullable Flatten flatten) {

    public Document {
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        requireNonNull(target, "target is null");
        requireNonNull(preamble, "preamble is null");
        entries = List.copyOf(entries);
    }

    /** The same without those entries that are off and not asked for by name. */
    Document optingIn(Predicate<String> names) {
        return with(e -> !e.traits().optIn() || names.test(e.family().name()));
    }

    /** The same without the entries of some families. */
    Document without(Predicate<String> names) {
        return with(e -> !names.test(e.family().name()));
    }

    private Document with(Predicate<Entry> wanted) {
        List<Entry> chosen = entries.stream().filter(wanted).toList();
        return new Document(name, position, target, preamble, chosen, flatten);
    }
}
