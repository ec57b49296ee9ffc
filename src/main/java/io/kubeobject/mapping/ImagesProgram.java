package io.kubeobject.mapping;

import com.google.re2j.Pattern;

import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Observation;
import io.kubeobject.expr.Absent;
import io.kubeobject.expr.EvaluationException;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.object.FieldTrie;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the images of an object's containers. */
final class ImagesProgram implements ObserverProgram {

    /** Labels that each series has beside its own. */
    static final List<String> LABELS = List.of("container", "image");

    /** What is read of each container. */
    static final FieldTrie OF_CONTAINERS =
            FieldTrie.of(List.of("name"))
                    .union(FieldTrie.of(List.of("image")))
                    .union(FieldTrie.SHELL);

    /** What is read of each reference to a secret. */
    static final FieldTrie OF_SECRETS = FieldTrie.of(List.of("name")).union(FieldTrie.SHELL);

    private final int index;
    private final Observer.Images images;
    private final LabelProgram labels;
    private final int[] needs;
    private final List<Pattern> ignore;
    private final List<Pattern> only;

    ImagesProgram(int index, Observer.Images images, LabelProgram labels, int[] needs) {
        this.index = index;
        this.images = images;
        this.labels = labels;
        this.needs = needs;
        this.ignore = images.selected().ignore().stream().map(Pattern::compile).toList();
        this.only = images.selected().only().stream().map(Pattern::compile).toList();
    }

    @Override
    public void run(Evaluation evaluation, ObservationSink sink) {
        Term when = images.when();
        if (evaluation.hasFailed(needs)) {
            return;
        }
        try {
            if (when == null || evaluation.holds(when, metric())) {
                tell(evaluation, sink);
            }
        } catch (EvaluationException failure) {
            evaluation.fault(metric(), failure);
        }
    }

    private void tell(Evaluation evaluation, ObservationSink sink) {
        Labels own = labels.labels(evaluation);
        Term secrets = images.pod().pullSecrets();
        List<String> pullSecrets =
                secrets == null
                        ? List.of()
                        : names(elements(secrets, evaluation), secrets, evaluation);
        String account = account(images.pod().serviceAccount(), evaluation);
        Set<Labels> seen = new HashSet<>();
        Term containers = images.pod().containers();
        for (Object element : elements(containers, evaluation)) {
            if (!(element instanceof Map<?, ?> container)) {
                refuse("a container", element, containers, evaluation);
                continue;
            }
            String name = container.get("name") instanceof String text ? text : "";
            if (container.get("image") instanceof String image && isSelected(image)) {
                Labels whole = own.with("container", name).with("image", image);
                if (seen.add(whole)) {
                    sink.observation(
                            index, new Observation.Image(whole, image, pullSecrets, account));
                }
            }
        }
    }

    private Collection<?> elements(Term term, Evaluation evaluation) {
        Object value = evaluation.value(term);
        if (value instanceof Collection<?> list) {
            return list;
        }
        if (value != Absent.ABSENT) {
            refuse("a list", value, term, evaluation);
        }
        return List.of();
    }

    /** References, as pods have them; an empty name is none, as for the kubelet. */
    private List<String> names(Collection<?> references, Term term, Evaluation evaluation) {
        List<String> names = new ArrayList<>();
        for (Object element : references) {
            if (!(element instanceof Map<?, ?> reference)) {
                refuse("a reference with a name", element, term, evaluation);
            } else if (reference.get("name") instanceof String name && !name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private String account(@Nullable Term term, Evaluation evaluation) {
        Object value = term == null ? Absent.ABSENT : evaluation.value(term);
        if (value instanceof String name) {
            return name;
        }
        if (term != null && value != Absent.ABSENT) {
            refuse("the name of a service account", value, term, evaluation);
        }
        return "";
    }

    private boolean isSelected(String image) {
        return ignore.stream().noneMatch(pattern -> pattern.matcher(image).find())
                && (only.isEmpty()
                        || only.stream().anyMatch(pattern -> pattern.matcher(image).find()));
    }

    private void refuse(String expected, @Nullable Object got, Term term, Evaluation evaluation) {
        evaluation.fault(
                metric(),
                "expected " + expected + ", got " + Evaluation.kind(got),
                term.position());
    }

    private String metric() {
        ImageRule rule = images.rule();
        return rule.families().stream().findFirst().map(Family::name).orElse("");
    }
}
