package io.kubeobject.source;

import io.kubeobject.object.Resource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which resource a kind belongs to, without an API server to ask: custom resources as their
 * definitions in the input say, all others by the rule that the API's own names follow.
 */
final class KnownKinds {

    /** Kinds of Kubernetes that live in no namespace. */
    private static final Set<String> CLUSTER_SCOPED =
            Set.of(
                    "APIService",
                    "CertificateSigningRequest",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "ClusterTrustBundle",
                    "ComponentStatus",
                    "CSIDriver",
                    "CSINode",
                    "CustomResourceDefinition",
                    "DeviceClass",
                    "FlowSchema",
                    "IngressClass",
                    "IPAddress",
                    "MutatingWebhookConfiguration",
                    "Namespace",
                    "Node",
                    "PersistentVolume",
                    "PriorityClass",
                    "PriorityLevelConfiguration",
                    "ResourceSlice",
                    "RuntimeClass",
                    "ServiceCIDR",
                    "StorageClass",
                    "StorageVersion",
                    "ValidatingAdmissionPolicy",
                    "ValidatingAdmissionPolicyBinding",
                    "ValidatingWebhookConfiguration",
                    "VolumeAttachment",
                    "VolumeAttributesClass");

    /** {@code group/Kind} → plural, of the definitions in the input. */
    private final Map<String, String> plurals = new HashMap<>();

    private final Map<String, Boolean> namespaced = new HashMap<>();

    /** Takes note of what a CustomResourceDefinition says. */
    void learn(String kind, Map<String, Object> fields) {
        if (kind.equals("CustomResourceDefinition")
                && fields.get("spec") instanceof Map<?, ?> spec
                && spec.get("names") instanceof Map<?, ?> names
                && names.get("kind") instanceof String defined
                && names.get("plural") instanceof String plural
                && spec.get("group") instanceof String group) {
            plurals.put(group + "/" + defined, plural);
            namespaced.put(group + "/" + defined, "Namespaced".equals(spec.get("scope")));
        }
    }

    /**
     * @param inNamespace whether the object at hand names a namespace
     */
    Resource resource(String apiVersion, String kind, boolean inNamespace) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        String key = group + "/" + kind;
        boolean builtIn = group.isEmpty() || !group.contains(".") || group.endsWith(".k8s.io");
        boolean guess = builtIn ? !CLUSTER_SCOPED.contains(kind) : inNamespace;
        return new Resource(
                group,
                version,
                plurals.getOrDefault(key, plural(kind)),
                kind,
                namespaced.getOrDefault(key, guess));
    }

    /** Plural of a kind by the rule of code generation: lower case, -s, -es, -ies. */
    private static String plural(String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        if (singular.equals("endpoints")) {
            return singular;
        }
        if (List.of("s", "x", "ch", "sh", "z").stream().anyMatch(singular::endsWith)) {
            return singular + "es";
        }
        boolean consonantY = singular.matches(".*[^aeiou]y");
        return consonantY ? singular.substring(0, singular.length() - 1) + "ies" : singular + "s";
    }
}
