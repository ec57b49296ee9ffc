package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.Term;

import java.util.ArrayList;
import java.util.List;

/** Puts the labels of a document and those of one of its parts together. */
final class LabelPlans {

    private LabelPlans() {}

    /** The document's own labels. */
    static List<Label> own(List<Member<String, Tilde.Written<Code>>> members, Scope scope) {
        return merged(List.of(), members, scope);
    }

    /**
     * Inherited labels, as a part changes them: one of the same name takes the place, {@code ~}
     * takes it away, others come behind.
     */
    static List<Label> merged(
            List<Label> inherited, List<Member<String, Tilde.Written<Code>>> members, Scope scope) {
        List<Label> labels = new ArrayList<>(inherited);
        for (Member<String, Tilde.Written<Code>> member : members) {
            int place = indexOf(member.key(), labels);
            Code code = member.value().value();
            if (code == null) {
                remove(member, place, labels, scope);
                continue;
            }
            Term term = code.compile(scope.environment(), Use.TEXT);
            if (term != null && place >= 0) {
                labels.set(place, new Label(member.key(), term));
            } else if (term != null) {
                labels.add(new Label(member.key(), term));
            }
        }
        return labels;
    }

    private static void remove(
            Member<String, ?> member, int place, List<Label> labels, Scope scope) {
        if (place >= 0) {
            labels.remove(place);
            return;
        }
        List<String> names = labels.stream().map(Label::name).toList();
        scope.reading()
                .error(
                        ProblemCode.UNKNOWN_LABEL,
                        member.keyNode(),
                        "there is no inherited label \"" + member.key() + "\" to take away",
                        names.isEmpty() ? "" : NearestWord.hint(member.key(), names));
    }

    private static int indexOf(String name, List<Label> labels) {
        return labels.stream().map(Label::name).toList().indexOf(name);
    }
}
