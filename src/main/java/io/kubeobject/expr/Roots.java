package io.kubeobject.expr;

import java.util.Set;

/** The names that need no declaration, and those that nobody may declare. */
final class Roots {

    /** The whole object. */
    static final String OBJECT = "object";

    /**
     * Fields that kinds of Kubernetes have at the top. Left out: {@code type}, the name of a CEL
     * type; it is {@code object.type}.
     */
    static final Set<String> FIELDS =
            Set.of(
                    // every kind, and most
                    "apiVersion",
                    "kind",
                    "metadata",
                    "spec",
                    "status",
                    // ConfigMap, Secret, ServiceAccount, ControllerRevision
                    "data",
                    "binaryData",
                    "stringData",
                    "immutable",
                    "secrets",
                    "imagePullSecrets",
                    "automountServiceAccountToken",
                    "revision",
                    // rbac, admissionregistration
                    "rules",
                    "roleRef",
                    "subjects",
                    "aggregationRule",
                    "webhooks",
                    // Endpoints, EndpointSlice
                    "subsets",
                    "endpoints",
                    "ports",
                    "addressType",
                    // StorageClass, CSIStorageCapacity, VolumeAttributesClass
                    "provisioner",
                    "parameters",
                    "reclaimPolicy",
                    "mountOptions",
                    "allowVolumeExpansion",
                    "volumeBindingMode",
                    "allowedTopologies",
                    "capacity",
                    "maximumVolumeSize",
                    "nodeTopology",
                    "storageClassName",
                    "driverName",
                    // PriorityClass, RuntimeClass, PodTemplate, ComponentStatus
                    "value",
                    "globalDefault",
                    "description",
                    "preemptionPolicy",
                    "handler",
                    "overhead",
                    "scheduling",
                    "template",
                    "conditions",
                    // Event of both groups
                    "involvedObject",
                    "reason",
                    "message",
                    "source",
                    "firstTimestamp",
                    "lastTimestamp",
                    "count",
                    "eventTime",
                    "series",
                    "action",
                    "related",
                    "reportingComponent",
                    "reportingInstance",
                    "reportingController",
                    "regarding",
                    "note",
                    "deprecatedSource",
                    "deprecatedFirstTimestamp",
                    "deprecatedLastTimestamp",
                    "deprecatedCount",
                    // metrics.k8s.io
                    "containers",
                    "usage",
                    "window");

    /** Words that CEL keeps for itself. */
    static final Set<String> RESERVED =
            Set.of(
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "false",
                    "for",
                    "function",
                    "if",
                    "import",
                    "in",
                    "let",
                    "loop",
                    "namespace",
                    "null",
                    "package",
                    "return",
                    "true",
                    "var",
                    "void",
                    "while");

    private Roots() {}
}
