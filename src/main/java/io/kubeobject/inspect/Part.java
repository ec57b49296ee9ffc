package io.kubeobject.inspect;

import static java.util.stream.Collectors.joining;

import io.kubeobject.inspect.Maker.Clause;
import io.kubeobject.inspect.Maker.Sort;
import io.kubeobject.mapping.Contents;
import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.Rows.Each;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Values;
import io.kubeobject.mapping.Variable;
import io.kubeobject.metric.Family;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One part of a document, as people read it. */
final class Part {

    private final Document document;
    private final Contents part;
    private final List<Clause> clauses = new ArrayList<>();

    Part(Document document, Contents part) {
        this.document = document;
        this.part = part;
        String labels = document.target().labelSelector();
        String fields = document.target().fieldSelector();
        if (!labels.isEmpty()) {
            add("selector", labels);
        }
        if (!fields.isEmpty()) {
            add("fieldSelector", fields);
        }
        List<String> reads = document.reads(part);
        document.preamble().defaults().stream()
                .filter(d -> reads.contains(String.join(".", d.path())))
                .forEach(d -> add("default " + String.join(".", d.path()), d.term()));
        add(document.letsOf(part));
        add("where", document.preamble().where());
    }

    Maker metric(Entry entry) {
        rows(entry);
        Sort sort = entry.traits().optIn() ? Sort.OPT_IN : Sort.METRIC;
        return maker(sort, entry.position(), entry.family());
    }

    Maker observer(Observer observer, Family family) {
        switch (observer) {
            case Observer.Gather(_, Entry entry) -> rows(entry);
            case Observer.Track track -> {
                track.clauses().forEach(this::add);
                labels(track.labels());
            }
            case Observer.Images images -> {
                images.clauses().forEach(this::add);
                labels(images.labels());
                observer.ownLabels().forEach(name -> add("label " + name, "of the container"));
            }
        }
        return maker(sort(observer), observer.position(), family);
    }

    private static Sort sort(Observer observer) {
        return switch (observer) {
            case Observer.Track _ -> Sort.TRACK;
            case Observer.Images _ -> Sort.IMAGES;
            case Observer.Gather _ -> Sort.COUNT;
        };
    }

    Maker flatten(Flatten flatten) {
        add("prefix", flatten.prefix());
        labels(flatten.labels());
        add("include", paths(flatten.paths().include()));
        if (!flatten.paths().exclude().isEmpty()) {
            add("exclude", paths(flatten.paths().exclude()));
        }
        return maker(Sort.FLATTEN, flatten.position(), Family.gauge("", ""));
    }

    private Maker maker(Sort sort, Position position, Family family) {
        String resource = document.target().resource().toString();
        return new Maker(
                new Maker.Place(sort, document.name(), position, resource),
                family.type().name().toLowerCase(Locale.ROOT),
                family.help(),
                clauses,
                document.reads(part));
    }

    private static String paths(List<?> paths) {
        return paths.stream().map(String::valueOf).collect(joining(", "));
    }

    private void rows(Entry entry) {
        for (Each each : entry.rows().each()) {
            add(each.before());
            Variable key = each.key();
            String names = (key == null ? "" : key.name() + ", ") + each.element().name();
            add("each", names + " in " + text(each.source()));
            if (each.ifNone() != null) {
                add("ifNone", String.valueOf(each.ifNone()));
            }
        }
        add(entry.rows().lets());
        add("when", entry.rows().when());
        labels(entry.labels());
        switch (entry.values()) {
            case Values.Single(@Nullable Term value, @Nullable Term otherwise) -> {
                add("value", value == null ? "1" : text(value));
                add("default", otherwise);
            }
            case Values.States states -> states(states);
        }
    }

    private void states(Values.States states) {
        add("is", states.is());
        String all =
                states.of().stream()
                        .map(
                                s ->
                                        s.label().equals(s.value())
                                                ? s.label()
                                                : s.label() + " for " + s.value())
                        .collect(joining(", "));
        add("label " + states.label(), "one series for each of " + all);
    }

    private void labels(LabelPlan plan) {
        plan.labels().forEach(label -> add("label " + label.name(), label.value()));
        for (LabelPlan.FromMap map : plan.maps()) {
            String keys = map.allow().isEmpty() ? "" : " (" + String.join(", ", map.allow()) + ")";
            add("labels " + map.prefix() + "*", text(map.map()) + keys);
        }
    }

    private void add(List<Let> lets) {
        lets.forEach(let -> add("let " + let.variable().name(), let.term()));
    }

    private void add(String key, @Nullable Term term) {
        if (term != null) {
            add(key, text(term));
        }
    }

    private void add(String key, String text) {
        clauses.add(new Clause(key, text));
    }

    private static String text(Term term) {
        return term.expression().source();
    }
}
