package io.kubeobject.mapping;

import io.kubeobject.derive.AggregateRule;
import io.kubeobject.derive.CountRule;
import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Observation;
import io.kubeobject.derive.Observation.State;
import io.kubeobject.derive.Rule;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.expr.Absent;
import io.kubeobject.expr.Conversion;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Numbers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/** Computes what one observer sees. */
sealed interface ObserverProgram
        permits ObserverProgram.Tracks, ObserverProgram.Gathers, ImagesProgram {

    /** Tells what there is to see in the object. */
    void run(Evaluation evaluation, ObservationSink sink);

    /**
     * A program for one observer.
     *
     * @param index among those of the lane
     */
    static ObserverProgram of(int index, Observed observed, Lets documentLets, String apiGroup) {
        Preamble preamble = observed.preamble();
        return switch (observed.observer()) {
            case Observer.Track track ->
                    new Tracks(
                            index,
                            track,
                            new LabelProgram(track.labels(), preamble.labels(), apiGroup),
                            documentLets.usedBy(track.terms()));
            case Observer.Images images ->
                    new ImagesProgram(
                            index,
                            images,
                            new LabelProgram(images.labels(), preamble.labels(), apiGroup),
                            documentLets.usedBy(images.terms()));
            case Observer.Gather(Rule rule, Entry entry) -> {
                FamilySlot slot =
                        new FamilySlot(
                                entry.family(),
                                observed.mapping(),
                                entry.position(),
                                entry.traits().distinct());
                LabelProgram labels = new LabelProgram(entry.labels(), preamble.labels(), apiGroup);
                EntryProgram rows = new EntryProgram(entry, slot, labels, documentLets);
                yield new Gathers(index, rule, entry, rows);
            }
        };
    }

    /** Whether an object is up, and since when. */
    final class Tracks implements ObserverProgram {

        private final int index;
        private final Observer.Track track;
        private final LabelProgram labels;
        private final int[] needs;

        Tracks(int index, Observer.Track track, LabelProgram labels, int[] needs) {
            this.index = index;
            this.track = track;
            this.labels = labels;
            this.needs = needs;
        }

        @Override
        public void run(Evaluation evaluation, ObservationSink sink) {
            if (evaluation.hasFailed(needs)) {
                return;
            }
            try {
                State state = state(track.up(), evaluation);
                boolean wanted =
                        track.wanted() == null || state(track.wanted(), evaluation) != State.DOWN;
                Observation.Times times =
                        new Observation.Times(
                                state == State.DOWN
                                        ? time(track.times().downSince(), evaluation)
                                        : null,
                                state == State.UP
                                        ? time(track.times().upSince(), evaluation)
                                        : null,
                                time(track.times().created(), evaluation));
                sink.observation(
                        index,
                        new Observation.Condition(labels.labels(evaluation), state, wanted, times));
            } catch (EvaluationException failure) {
                evaluation.fault(metric(), failure);
            }
        }

        private State state(Term term, Evaluation evaluation) {
            Object value = evaluation.value(term);
            if (value instanceof Boolean truth) {
                return truth ? State.UP : State.DOWN;
            }
            if (value != Absent.ABSENT) {
                evaluation.fault(
                        metric(),
                        "a condition must be true or false, got " + Evaluation.kind(value),
                        term.position());
            }
            return State.UNKNOWN;
        }

        /** A time that cannot be read is told of, and as good as none. */
        private @Nullable Instant time(@Nullable Term term, Evaluation evaluation) {
            if (term == null) {
                return null;
            }
            try {
                Object value = evaluation.value(term);
                Optional<Instant> instant = Conversion.toInstant(value);
                if (instant.isPresent()) {
                    return instant.get();
                }
                if (value != Absent.ABSENT) {
                    evaluation.fault(
                            metric(),
                            "expected a timestamp, got " + Evaluation.kind(value),
                            term.position());
                }
            } catch (EvaluationException failure) {
                evaluation.fault(metric(), failure);
            }
            return null;
        }

        private String metric() {
            return track.rule().families().stream().findFirst().map(Family::name).orElse("");
        }
    }

    /** Numbers by labels: rows that go to something that remembers, and not to the store. */
    record Gathers(int index, Rule rule, Entry entry, EntryProgram rows)
            implements ObserverProgram {

        @Override
        public void run(Evaluation evaluation, ObservationSink sink) {
            int from = evaluation.rows().size();
            rows.run(evaluation);
            evaluation
                    .rows()
                    .cut(
                            from,
                            (labels, value) -> {
                                if (isLegal(value, evaluation)) {
                                    sink.observation(index, new Observation.Amount(labels, value));
                                }
                            });
        }

        /** A counter takes what can be counted; everything else takes any number. */
        private boolean isLegal(double value, Evaluation evaluation) {
            boolean legal =
                    switch (rule) {
                        case CountRule _ -> value >= 0 && value < Double.POSITIVE_INFINITY;
                        case AggregateRule _, TrackRule _, ImageRule _ -> true;
                    };
            if (!legal) {
                evaluation.fault(
                        entry.family().name(),
                        "occurrences are zero or more, got " + Numbers.format(value),
                        entry.position());
            }
            return legal;
        }
    }
}
