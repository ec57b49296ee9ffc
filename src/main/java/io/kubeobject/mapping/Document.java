package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Predicate;

/**
 * What one YAML document says, checked and compiled.
 *
 * @param name unique within a program
 */
public record Document(
        String name, Position position, Target target, Preamble preamble, Contents contents) {

    public Document {
        requireNonNull(name, "name is null");
        requireNonNull(position, "position is null");
        requireNonNull(target, "target is null");
        requireNonNull(preamble, "preamble is null");
        requireNonNull(contents, "contents is null");
    }

    /** Its named metrics, in order. */
    public List<Entry> entries() {
        return contents.entries();
    }

    /** Null if it flattens nothing. */
    public @Nullable Flatten flatten() {
        return contents.flatten();
    }

    /** What it tells to something that remembers, in order. */
    public List<Observer> observers() {
        return contents.observers();
    }

    /** Whether it makes nothing. */
    boolean isEmpty() {
        return entries().isEmpty() && flatten() == null && observers().isEmpty();
    }

    /** Paths of the fields that a part of it can touch, with the names that the part uses. */
    public List<String> reads(Contents part) {
        return FieldUse.of(this, part).paths();
    }

    /** The names that a part of it uses, by way of others too, in order. */
    public List<Let> letsOf(Contents part) {
        return FieldUse.lets(this, part);
    }

    /** The same without those entries that are off and not asked for by name. */
    Document optingIn(Predicate<String> names) {
        return with(e -> !e.traits().optIn() || names.test(e.family().name()), observers());
    }

    /** The same without what makes some families. */
    Document without(Predicate<String> names) {
        return with(
                e -> !names.test(e.family().name()),
                observers().stream()
                        .map(observer -> observer.wanting(names.negate()))
                        .filter(observer -> !observer.rule().families().isEmpty())
                        .toList());
    }

    private Document with(Predicate<Entry> wanted, List<Observer> observed) {
        List<Entry> chosen = entries().stream().filter(wanted).toList();
        return new Document(
                name, position, target, preamble, new Contents(chosen, flatten(), observed));
    }
}
