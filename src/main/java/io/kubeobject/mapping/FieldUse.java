package io.kubeobject.mapping;

import io.kubeobject.object.FieldTrie;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document reads of an object. Names are followed from where they are used back to what they
 * stand for, so {@code each: c in status.conditions} with {@code c.type} reads the types alone:
 * terms are added first, the names that they use are bound after them, the last first.
 */
final class FieldUse {

    /** Names that terms may use now, the last the innermost. */
    private final List<String> scope = new ArrayList<>();

    private final Map<String, FieldTrie> variables = new HashMap<>();
    private FieldTrie object = FieldTrie.NONE;

    /** What the whole of a document reads. */
    static FieldTrie of(Document document) {
        FieldUse use = new FieldUse();
        Preamble preamble = document.preamble();
        preamble.lets().forEach(let -> use.scope.add(let.variable().name()));
        document.entries().forEach(use::entry);
        document.observers().forEach(use::observer);
        Flatten flatten = document.flatten();
        if (flatten != null) {
            EntryProgram.labelTerms(flatten.labels()).forEach(use::term);
            use.object = use.object.union(new PathRules(flatten, List.of()).fields());
        }
        Term where = preamble.where();
        if (where != null) {
            use.term(where);
        }
        preamble.lets().reversed().forEach(use::bind);
        for (Preamble.Default plan : preamble.defaults()) {
            use.term(plan.term());
            use.object = use.object.union(FieldTrie.of(plan.path()));
        }
        return use.object;
    }

    /**
     * What a part of a document reads, with the names and defaults that it uses. Names of the
     * document that it does not use read nothing here.
     */
    static FieldTrie of(Document document, Contents part) {
        List<Let> lets = lets(document, part);
        FieldTrie read = of(with(document, part, lets, List.of()));
        List<Preamble.Default> defaults =
                document.preamble().defaults().stream()
                        .filter(d -> !read.intersect(FieldTrie.of(d.path())).isNone())
                        .toList();
        return of(with(document, part, lets, defaults));
    }

    /** The names of a document that a part of it uses, or the document's {@code where}. */
    static List<Let> lets(Document document, Contents part) {
        List<Let> all = document.preamble().lets();
        List<Term> terms = terms(part);
        Term where = document.preamble().where();
        if (where != null) {
            terms.add(where);
        }
        List<Let> used = new ArrayList<>();
        for (int index : new Lets(all).neededBy(terms)) {
            used.add(all.get(index));
        }
        return used;
    }

    private static Document with(
            Document document, Contents part, List<Let> lets, List<Preamble.Default> defaults) {
        Preamble all = document.preamble();
        return new Document(
                document.name(),
                document.position(),
                document.target(),
                new Preamble(
                        defaults, lets, all.where(), all.labels(), all.largest(), all.limits()),
                part);
    }

    private static List<Term> terms(Contents part) {
        List<Term> terms = new ArrayList<>();
        part.entries().forEach(entry -> terms.addAll(EntryProgram.terms(entry)));
        for (Observer observer : part.observers()) {
            switch (observer) {
                case Observer.Track track -> terms.addAll(track.terms());
                case Observer.Images images -> terms.addAll(images.terms());
                case Observer.Gather(_, Entry entry) -> terms.addAll(EntryProgram.terms(entry));
            }
        }
        Flatten flatten = part.flatten();
        if (flatten != null) {
            terms.addAll(EntryProgram.labelTerms(flatten.labels()));
        }
        return terms;
    }

    private void entry(Entry entry) {
        for (Rows.Each each : entry.rows().each()) {
            each.before().forEach(let -> scope.add(let.variable().name()));
            Variable key = each.key();
            if (key != null) {
                scope.add(key.name());
            }
            scope.add(each.element().name());
        }
        entry.rows().lets().forEach(let -> scope.add(let.variable().name()));
        EntryProgram.rowTerms(entry).forEach(this::term);
        entry.rows().lets().reversed().forEach(this::bind);
        entry.rows().each().reversed().forEach(this::bind);
    }

    private void observer(Observer observer) {
        switch (observer) {
            case Observer.Track track -> track.terms().forEach(this::term);
            case Observer.Gather(_, Entry entry) -> entry(entry);
            case Observer.Images images -> images(images);
        }
    }

    private void images(Observer.Images images) {
        Observer.Pod pod = images.pod();
        for (Term term : images.terms()) {
            if (term == pod.containers()) {
                use(term, ImagesProgram.OF_CONTAINERS);
            } else if (term == pod.pullSecrets()) {
                use(term, ImagesProgram.OF_SECRETS);
            } else {
                term(term);
            }
        }
    }

    private void term(Term term) {
        use(term, FieldTrie.ALL);
    }

    private void use(Term term, FieldTrie below) {
        object = object.union(term.expression().fields(below));
        for (String name : scope) {
            FieldTrie used = term.expression().fieldsOf(name, below);
            variables.merge(name, used, FieldTrie::union);
        }
    }

    private void bind(Let let) {
        use(let.term(), unbind());
    }

    private void bind(Rows.Each each) {
        FieldTrie below = unbind();
        if (each.key() != null) {
            unbind();
            below = below.union(below.under(FieldTrie.ANY)); // of a list, or of a map
        }
        use(each.source(), below);
        each.before().reversed().forEach(this::bind);
    }

    /** Takes the innermost name away; gives what was used of it: at least that it is there. */
    private FieldTrie unbind() {
        FieldTrie used = variables.remove(scope.removeLast());
        return used == null ? FieldTrie.SHELL : used.union(FieldTrie.SHELL);
    }
}
