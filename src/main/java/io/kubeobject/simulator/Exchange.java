package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpReply;
import io.kubeobject.simulator.http.HttpRequest;

/**
 * One request about objects, and what is known of it.
 *
 * @param effects faults that strike it
 */
record Exchange(
        HttpRequest request, HttpReply reply, Route route, ResourceType type, Effects effects) {

    Presentation presentation() {
        return new Presentation(type, effects);
    }

    ObjectFilter filter() {
        String labels = request.parameter("labelSelector");
        String fields = request.parameter("fieldSelector");
        return new ObjectFilter(
                route.namespace(),
                LabelSelector.parse(labels == null ? "" : labels),
                FieldSelector.parse(fields == null ? "" : fields, type));
    }
}
