package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Term;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What {@code track}, {@code count} and {@code aggregate} have in common. */
final class DeriveBlocks {

    static final Key<String> ID =
            Key.optional(
                    "id",
                    Scalar.text("a name"),
                    "what its memory is kept under (the first name): keep it, and the rest may"
                            + " change");

    static final Entry.Traits TRAITS = new Entry.Traits(false, true);

    private DeriveBlocks() {}

    /** The expression of a key; null if it is missing, or has errors. */
    static @Nullable Term term(Fields fields, Key<Code> key, Scope scope) {
        Code code = fields.get(key);
        return code == null ? null : code.compile(scope.environment());
    }

    /** As {@link #term(Fields, Key, Scope)}, reported if its value can never serve. */
    static @Nullable Term term(Fields fields, Key<Code> key, Use use, Scope scope) {
        Code code = fields.get(key);
        return code == null ? null : code.compile(scope.environment(), use);
    }

    static List<Label> labels(List<Member<String, Code>> members, Scope scope) {
        List<Label> labels = new ArrayList<>();
        for (Member<String, Code> member : members) {
            Term term = member.value().compile(scope.environment(), Use.TEXT);
            if (term != null) {
                labels.add(new Label(member.key(), term));
            }
        }
        return labels;
    }

    /** All observers of a document. */
    static List<Observer> compile(
            Fields document, List<Label> inherited, LabelPlan.Absence absence, Scope scope) {
        List<@Nullable Observer> observers = new ArrayList<>();
        for (Fields track : document.list(DocumentBlock.TRACK)) {
            observers.add(TrackBlock.compile(track, inherited, absence, scope));
        }
        for (Fields count : document.list(DocumentBlock.COUNT)) {
            observers.add(CountBlock.compile(count, absence, scope));
        }
        for (Fields aggregate : document.list(DocumentBlock.AGGREGATE)) {
            observers.add(AggregateBlock.compile(aggregate, absence, scope));
        }
        for (Fields images : document.list(DocumentBlock.IMAGES)) {
            observers.add(ImagesBlock.compile(images, inherited, absence, scope));
        }
        List<Observer> compiled = new ArrayList<>();
        for (Observer observer : observers) {
            if (observer != null) {
                compiled.add(observer);
            }
        }
        return compiled;
    }
}
