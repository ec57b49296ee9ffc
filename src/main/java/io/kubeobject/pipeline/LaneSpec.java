package io.kubeobject.pipeline;

import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.object.Catalog;
import io.kubeobject.source.Selection;

import java.util.ArrayList;
import java.util.List;

/**
 * What makes a lane: two of these are equal if a lane of the one does the work of the other.
 *
 * @param namespace empty for all
 */
record LaneSpec(LaneProgram program, String namespace) {

    /** The lanes that a program needs now, in its order. */
    static List<LaneSpec> of(Program program, Catalog catalog, List<String> namespaces) {
        List<LaneSpec> specs = new ArrayList<>();
        for (LaneProgram lane : program.lanes(catalog)) {
            if (namespaces.isEmpty() || !lane.resource().namespaced()) {
                specs.add(new LaneSpec(lane, ""));
            } else {
                namespaces.forEach(namespace -> specs.add(new LaneSpec(lane, namespace)));
            }
        }
        return specs;
    }

    /** Id of the resource: {@code deployments.apps}. */
    String resource() {
        return program.resource().id();
    }

    Selection selection() {
        return new Selection(
                program.resource(),
                namespace,
                program.labelSelector(),
                program.fieldSelector(),
                program.fields());
    }

    /** For people: {@code v1 namespace=default labels=app=web}. */
    String text() {
        StringBuilder text = new StringBuilder(program.resource().version());
        append(text, " namespace=", namespace);
        append(text, " labels=", program.labelSelector());
        append(text, " fields=", program.fieldSelector());
        return text.toString();
    }

    private static void append(StringBuilder text, String key, String value) {
        if (!value.isEmpty()) {
            text.append(key).append(value);
        }
    }
}
