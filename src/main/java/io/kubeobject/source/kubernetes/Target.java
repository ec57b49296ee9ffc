package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Resource;
import io.kubeobject.source.Selection;

import java.util.Set;

/** The requests that deliver one selection, and how to speak of it. */
record Target(Selection selection) {

    /** Of these, a server can send the metadata alone. */
    private static final Set<String> OF_METADATA = Set.of("apiVersion", "kind", "metadata");

    private static final String PARTIAL = "application/json;as=%s;g=meta.k8s.io;v=v1," + Get.JSON;

    Get list(Timing timing) {
        return get(timing, "PartialObjectMetadataList");
    }

    /** A watch from {@code resourceVersion}; that one may be empty. */
    Get watch(Timing timing, String resourceVersion, int seconds) {
        return get(timing, "PartialObjectMetadata")
                .with("watch", "true")
                .with("allowWatchBookmarks", "true")
                .with("timeoutSeconds", String.valueOf(seconds))
                .with("resourceVersion", resourceVersion);
    }

    /** A watch that begins with all objects (KEP-3157). */
    Get watchList(Timing timing, int seconds) {
        return watch(timing, "", seconds)
                .with("sendInitialEvents", "true")
                .with("resourceVersionMatch", "NotOlderThan");
    }

    private Get get(Timing timing, String partial) {
        String accept =
                selection.fields().isWithin(OF_METADATA) ? PARTIAL.formatted(partial) : Get.JSON;
        return Get.of(path(), accept, timing.answer())
                .with("labelSelector", selection.labelSelector())
                .with("fieldSelector", selection.fieldSelector());
    }

    private String path() {
        Resource resource = selection.resource();
        String group =
                resource.group().isEmpty()
                        ? "api/" + resource.version()
                        : "apis/" + resource.group() + "/" + resource.version();
        String namespace =
                selection.namespace().isEmpty() ? "" : "/namespaces/" + selection.namespace();
        return group + namespace + "/" + resource.plural();
    }

    /** {@code deployments.apps}, as logs name it. */
    String id() {
        return selection.resource().id();
    }

    /** Where it is read, as messages of RBAC say. */
    String scope() {
        return selection.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace " + selection.namespace();
    }
}
