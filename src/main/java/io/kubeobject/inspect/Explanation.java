package io.kubeobject.inspect;

import static java.util.Objects.requireNonNull;

import io.kubeobject.expr.Nearest;
import io.kubeobject.mapping.Contents;
import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Program;
import io.kubeobject.metric.Family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What mappings alone tell of a family.
 *
 * @param makers what makes it, in the order of the mappings; none if nothing does. What flattens
 *     stands there only if nothing makes it by name: nobody knows the fields that objects have
 */
public record Explanation(String family, List<Maker> makers) {

    public Explanation {
        requireNonNull(family, "family is null");
        makers = List.copyOf(makers);
    }

    public static Explanation of(Program program, String family) {
        List<Maker> makers = new ArrayList<>();
        for (Document document : program.documents()) {
            for (Entry entry : document.entries()) {
                if (entry.family().name().equals(family)) {
                    makers.add(new Part(document, only(entry)).metric(entry));
                }
            }
            Flatten flatten = document.flatten();
            if (flatten != null && names(flatten).matcher(family).matches()) {
                Contents part = new Contents(List.of(), flatten, List.of());
                makers.add(new Part(document, part).flatten(flatten));
            }
            for (Observer observer : document.observers()) {
                for (Family made : observer.families()) {
                    if (made.name().equals(family)) {
                        Contents part = new Contents(List.of(), null, List.of(observer));
                        makers.add(new Part(document, part).observer(observer, made));
                    }
                }
            }
        }
        List<Maker> named =
                makers.stream().filter(m -> m.place().sort() != Maker.Sort.FLATTEN).toList();
        return new Explanation(family, named.isEmpty() ? makers : named);
    }

    private static Contents only(Entry entry) {
        return new Contents(List.of(entry), null, List.of());
    }

    /** The names that a flatten can give, as far as the kind is unknown. */
    private static Pattern names(Flatten flatten) {
        String[] around = flatten.prefix().split(Pattern.quote(Flatten.KIND), -1);
        List<String> quoted = List.of(around).stream().map(Pattern::quote).toList();
        return Pattern.compile(String.join("[a-zA-Z0-9_]+", quoted) + "_.+");
    }

    /** Whether nothing makes it by name, so that objects alone tell whether it is there. */
    public boolean isOpen() {
        return makers.stream().allMatch(maker -> maker.place().sort() == Maker.Sort.FLATTEN);
    }

    /** A name like it among those that a program declares. */
    public static Optional<String> near(Program program, String family) {
        Set<String> names = new TreeSet<>();
        for (Document document : program.documents()) {
            document.entries().forEach(entry -> names.add(entry.family().name()));
            document.observers().forEach(o -> o.families().forEach(f -> names.add(f.name())));
        }
        return Nearest.word(family, names);
    }
}
