package io.kubeobject.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code status.phase=Running,spec.nodeName!=}: the API's syntax of field selectors. */
record FieldSelector(List<Requirement> requirements) {

    /**
     * One of the comma-separated parts.
     *
     * @param path of the field in the object
     * @param absent what a missing field counts as
     */
    record Requirement(String path, String absent, boolean equal, String value) {}

    private static final List<String> METADATA = List.of("metadata.name", "metadata.namespace");

    /** What can be asked for beyond {@link #METADATA}, by resource; {@code label>path:absent}. */
    private static final Map<String, List<String>> FIELDS =
            Map.of(
                    "pods",
                    List.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork:false",
                            "status.phase",
                            "status.podIP",
                            "status.nominatedNodeName"),
                    "events",
                    List.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source>source.component",
                            "type"),
                    "events.events.k8s.io",
                    List.of(
                            "regarding.kind>involvedObject.kind",
                            "regarding.namespace>involvedObject.namespace",
                            "regarding.name>involvedObject.name",
                            "regarding.uid>involvedObject.uid",
                            "regarding.apiVersion>involvedObject.apiVersion",
                            "regarding.resourceVersion>involvedObject.resourceVersion",
                            "regarding.fieldPath>involvedObject.fieldPath",
                            "reason",
                            "reportingController>reportingComponent",
                            "type"),
                    "nodes",
                    List.of("spec.unschedulable:false"),
                    "namespaces",
                    List.of("status.phase"),
                    "secrets",
                    List.of("type"),
                    "services",
                    List.of("spec.clusterIP", "spec.type"),
                    "replicationcontrollers",
                    List.of("status.replicas:0"),
                    "replicasets.apps",
                    List.of("status.replicas:0"),
                    "jobs.batch",
                    List.of("status.successful>status.succeeded:0"));

    FieldSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads the syntax.
     *
     * @throws Refusal 400
     */
    static FieldSelector parse(String text, ResourceType type) {
        List<Requirement> requirements = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.isEmpty()) {
                requirements.add(requirement(part, type));
            }
        }
        return new FieldSelector(requirements);
    }

    private static Requirement requirement(String part, ResourceType type) {
        int operator = part.indexOf('=');
        if (operator < 0) {
            throw Refusal.badRequest(
                    "invalid selector: '" + part + "'; can't understand '" + part + "'");
        }
        boolean equal = operator == 0 || part.charAt(operator - 1) != '!';
        String label = part.substring(0, equal ? operator : operator - 1);
        String value =
                part.substring(part.startsWith("==", operator) ? operator + 2 : operator + 1);
        if (METADATA.contains(label) || type.selectableFields().contains(label)) {
            return new Requirement(label, "", equal, value);
        }
        for (String field : FIELDS.getOrDefault(type.id(), List.of())) {
            int colon = field.indexOf(':');
            String names = colon < 0 ? field : field.substring(0, colon);
            int arrow = names.indexOf('>');
            if (label.equals(arrow < 0 ? names : names.substring(0, arrow))) {
                String absent = colon < 0 ? "" : field.substring(colon + 1);
                return new Requirement(names.substring(arrow + 1), absent, equal, value);
            }
        }
        throw Refusal.badRequest(
                type.isCustom() || FIELDS.containsKey(type.id())
                        ? "field label not supported: " + label
                        : '"'
                                + label
                                + "\" is not a known field selector: only \"metadata.name\","
                                + " \"metadata.namespace\"");
    }

    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        requirements.forEach(requirement -> paths.add(requirement.path()));
        return paths;
    }

    boolean matches(Map<String, String> fields) {
        for (Requirement requirement : requirements) {
            String value = fields.getOrDefault(requirement.path(), requirement.absent());
            if (value.equals(requirement.value()) != requirement.equal()) {
                return false;
            }
        }
        return true;
    }
}
