package io.kubeobject.mapping;

import io.kubeobject.expr.EvaluationException;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One document, made ready for the objects of one resource. */
final class DocumentProgram {

    private final Document document;
    private final DefaultsProgram defaults;
    private final Lets lets;
    private final List<EntryProgram> entries = new ArrayList<>();
    private final List<ObserverProgram> observers = new ArrayList<>();
    private final @Nullable FlattenProgram flatten;

    /**
     * A program for one part of a lane.
     *
     * @param observed takes what the document observes; its own come behind those that are there
     */
    DocumentProgram(
            LanePart part, Resource resource, LaneFamilies families, List<Observed> observed) {
        this.document = part.document();
        Preamble preamble = document.preamble();
        this.defaults = new DefaultsProgram(preamble.defaults());
        this.lets = new Lets(preamble.lets());
        String apiGroup = part.showsGroup() ? resource.group() : "";
        for (Entry entry : document.entries()) {
            if (!families.isDisabled(entry.family().name())) {
                FamilySlot slot = families.declare(entry, document.name());
                LabelPlan labels = families.allow().apply(entry.labels(), resource);
                if (labels != null) {
                    LabelProgram program = new LabelProgram(labels, preamble.labels(), apiGroup);
                    entries.add(new EntryProgram(entry, slot, program, lets));
                }
            }
        }
        for (Observer observer : document.observers()) {
            Observer wanted = observer.wanting(name -> !families.isDisabled(name));
            if (!wanted.rule().families().isEmpty()) {
                Observed own = new Observed(document.name(), preamble, wanted);
                observers.add(ObserverProgram.of(observed.size(), own, lets, apiGroup));
                observed.add(own);
            }
        }
        Flatten plan = document.flatten();
        this.flatten =
                plan == null || !part.flattens()
                        ? null
                        : new FlattenProgram(
                                document,
                                plan,
                                new LabelProgram(plan.labels(), preamble.labels(), apiGroup),
                                resource,
                                families);
    }

    Limits limits() {
        return document.preamble().limits();
    }

    /**
     * Adds the rows of one object.
     *
     * @param room for so many rows
     * @return how many there are
     */
    int run(
            KubeObject object,
            int room,
            RowBuffer rows,
            ObservationSink observations,
            FaultSink faults) {
        int start = rows.size();
        run(object, rows, observations, faults);
        if (limits().boundsLabels() || rows.size() - start > room) {
            rows.limit(start, limits(), room, faults);
        }
        return rows.size() - start;
    }

    private void run(
            KubeObject object, RowBuffer rows, ObservationSink observations, FaultSink faults) {
        Evaluation evaluation = new Evaluation(document, rows, faults);
        evaluation.frame().object(object.fields());
        Map<String, Object> complete = defaults.complete(object.fields(), evaluation);
        evaluation.frame().object(complete);
        evaluation.failedLets(lets.evaluate(evaluation));
        if (!isWanted(evaluation)) {
            return;
        }
        for (EntryProgram entry : entries) {
            entry.run(evaluation);
        }
        if (flatten != null) {
            flatten.run(evaluation, complete);
        }
        for (ObserverProgram observer : observers) {
            observer.run(evaluation, observations);
        }
    }

    private boolean isWanted(Evaluation evaluation) {
        Term where = document.preamble().where();
        if (where == null) {
            return true;
        }
        try {
            return evaluation.holds(where, "");
        } catch (EvaluationException failure) {
            evaluation.fault("", failure);
            return false;
        }
    }
}
