package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Rule;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.metric.Family;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What of an object is told to something that remembers. */
public sealed interface Observer {

    /** What is derived of it. */
    Rule rule();

    Position position();

    /** The labels of its series. */
    LabelPlan labels();

    /** Labels that each series has behind those. */
    default List<String> ownLabels() {
        return List.of();
    }

    /** What it makes, in order. */
    default List<Family> families() {
        return rule().families();
    }

    /** The same with those families alone whose names are wanted. */
    Observer wanting(Predicate<String> names);

    /**
     * Whether an object is up.
     *
     * @param up absent: nobody can tell
     * @param wanted whether it wants to be up; null for always
     */
    record Track(
            TrackRule rule,
            Position position,
            LabelPlan labels,
            Term up,
            @Nullable Term wanted,
            Times times)
            implements Observer {

        public Track {
            requireNonNull(rule, "rule is null");
            requireNonNull(position, "position is null");
            requireNonNull(labels, "labels is null");
            requireNonNull(up, "up is null");
            requireNonNull(times, "times is null");
        }

        @Override
        public Track wanting(Predicate<String> names) {
            return new Track(rule.wanting(names), position, labels, up, wanted, times);
        }

        /** What is written, by its key. */
        public Map<String, Term> clauses() {
            Map<String, Term> clauses = new LinkedHashMap<>();
            clauses.put("up", up);
            if (times.downSince != null) {
                clauses.put("since", times.downSince);
            }
            if (times.upSince != null) {
                clauses.put("upSince", times.upSince);
            }
            if (wanted != null) {
                clauses.put("wanted", wanted);
            }
            return clauses;
        }

        /** Every term of it. */
        List<Term> terms() {
            List<Term> terms = new ArrayList<>(EntryProgram.labelTerms(labels));
            terms.addAll(clauses().values());
            terms.add(times.created);
            return terms;
        }
    }

    /**
     * What the API knows of when.
     *
     * @param downSince when it went down; null if nothing tells
     * @param upSince when it came up; null if nothing tells
     */
    record Times(@Nullable Term downSince, @Nullable Term upSince, Term created) {

        public Times {
            requireNonNull(created, "created is null");
        }
    }

    /**
     * The images of containers.
     *
     * @param when whether they are looked at; null for always
     */
    record Images(
            ImageRule rule,
            Position position,
            LabelPlan labels,
            Pod pod,
            @Nullable Term when,
            Selected selected)
            implements Observer {

        public Images {
            requireNonNull(rule, "rule is null");
            requireNonNull(position, "position is null");
            requireNonNull(labels, "labels is null");
            requireNonNull(pod, "pod is null");
            requireNonNull(selected, "selected is null");
        }

        @Override
        public Images wanting(Predicate<String> names) {
            return new Images(rule.wanting(names), position, labels, pod, when, selected);
        }

        @Override
        public List<String> ownLabels() {
            return ImagesProgram.LABELS;
        }

        /** What is written, by its key. */
        public Map<String, Term> clauses() {
            Map<String, Term> clauses = new LinkedHashMap<>();
            if (when != null) {
                clauses.put("when", when);
            }
            clauses.put("containers", pod.containers);
            if (pod.pullSecrets != null) {
                clauses.put("pullSecrets", pod.pullSecrets);
            }
            if (pod.serviceAccount != null) {
                clauses.put("serviceAccount", pod.serviceAccount);
            }
            return clauses;
        }

        /** Every term of it. */
        List<Term> terms() {
            List<Term> terms = new ArrayList<>(EntryProgram.labelTerms(labels));
            terms.addAll(clauses().values());
            return terms;
        }
    }

    /**
     * What of a pod has to do with images.
     *
     * @param containers with names and images
     * @param pullSecrets references, by name; null for none
     * @param serviceAccount a name; null for the default one
     */
    record Pod(Term containers, @Nullable Term pullSecrets, @Nullable Term serviceAccount) {

        public Pod {
            requireNonNull(containers, "containers is null");
        }
    }

    /**
     * Which images are looked at, by regular expressions that match anywhere in the name.
     *
     * @param only none for all
     */
    record Selected(List<String> ignore, List<String> only) {

        public Selected {
            ignore = List.copyOf(ignore);
            only = List.copyOf(only);
        }
    }

    /**
     * Numbers by labels.
     *
     * @param entry what would be its rows, if it were a metric of each object
     */
    record Gather(Rule rule, Entry entry) implements Observer {

        public Gather {
            requireNonNull(rule, "rule is null");
            requireNonNull(entry, "entry is null");
        }

        @Override
        public Position position() {
            return entry.position();
        }

        @Override
        public LabelPlan labels() {
            return entry.labels();
        }

        @Override
        public Gather wanting(Predicate<String> names) {
            return new Gather(rule.wanting(names), entry);
        }
    }
}
