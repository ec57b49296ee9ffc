package io.kubeobject.source;

import io.kubeobject.object.Resource;
import io.kubeobject.object.ResourceRef;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which resource a kind belongs to, without an API server to ask: kinds of Kubernetes 1.36 by the
 * list below, custom resources as their definitions in the input say, all others by the rule that
 * the API's names follow, and by whether the object at hand is in a namespace.
 */
public final class KnownKinds {

    /** The core group is {@code -}. */
    private static final String CLUSTER_SCOPED =
            """
                    -: ComponentStatus Namespace Node PersistentVolume
                    admissionregistration.k8s.io: MutatingAdmissionPolicy
                        MutatingAdmissionPolicyBinding MutatingWebhookConfiguration
                        ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding
                        ValidatingWebhookConfiguration
                    apiextensions.k8s.io: CustomResourceDefinition
                    apiregistration.k8s.io: APIService
                    certificates.k8s.io: CertificateSigningRequest ClusterTrustBundle
                    flowcontrol.apiserver.k8s.io: FlowSchema PriorityLevelConfiguration
                    internal.apiserver.k8s.io: StorageVersion
                    networking.k8s.io: IPAddress IngressClass ServiceCIDR
                    node.k8s.io: RuntimeClass
                    rbac.authorization.k8s.io: ClusterRole ClusterRoleBinding
                    resource.k8s.io: DeviceClass DeviceTaintRule ResourcePoolStatusRequest
                        ResourceSlice
                    scheduling.k8s.io: PriorityClass
                    storage.k8s.io: CSIDriver CSINode StorageClass VolumeAttachment
                        VolumeAttributesClass
                    storagemigration.k8s.io: StorageVersionMigration
            """;

    private static final String NAMESPACED =
            """
                    -: ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate
                        ReplicationController ResourceQuota Secret Service ServiceAccount
                    apps: ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet
                    autoscaling: HorizontalPodAutoscaler
                    batch: CronJob Job
                    certificates.k8s.io: PodCertificateRequest
                    coordination.k8s.io: Lease LeaseCandidate
                    discovery.k8s.io: EndpointSlice
                    events.k8s.io: Event
                    networking.k8s.io: Ingress NetworkPolicy
                    policy: PodDisruptionBudget
                    rbac.authorization.k8s.io: Role RoleBinding
                    resource.k8s.io: ResourceClaim ResourceClaimTemplate
                    scheduling.k8s.io: PodGroup Workload
                    storage.k8s.io: CSIStorageCapacity
            """;

    /** {@code group/Kind} → plural, where a definition says it. */
    private final Map<String, String> plurals = new HashMap<>();

    /** {@code group/Kind} → whether it lives in namespaces, where that is known. */
    private final Map<String, Boolean> namespaced = new HashMap<>();

    /** Knows what is built in. */
    public KnownKinds() {
        addBuiltIn(CLUSTER_SCOPED, false);
        addBuiltIn(NAMESPACED, true);
    }

    private void addBuiltIn(String list, boolean inNamespaces) {
        String group = "";
        for (String word : list.split("\\s+", -1)) {
            if (word.endsWith(":")) {
                group = word.equals("-:") ? "" : word.substring(0, word.length() - 1);
            } else {
                namespaced.put(group + "/" + word, inNamespaces);
            }
        }
    }

    /** Takes note of what a CustomResourceDefinition says. */
    public void learn(String kind, Map<String, Object> fields) {
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
     * The resource of an object.
     *
     * @param inNamespace whether the object at hand names a namespace
     */
    public Resource resource(String apiVersion, String kind, boolean inNamespace) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        String key = group + "/" + kind;
        return new Resource(
                group,
                version,
                plurals.getOrDefault(key, plural(kind)),
                kind,
                namespaced.getOrDefault(key, inNamespace));
    }

    /**
     * The resource that a mapping names, in the version that it likes best; {@code v1} where it
     * names none.
     *
     * @param ref no wildcard
     * @param inNamespace whether the object at hand names a namespace
     */
    public Resource resource(ResourceRef ref, boolean inNamespace) {
        String version = ref.versions().isEmpty() ? "v1" : ref.versions().getFirst();
        String prefix = ref.group() + "/";
        String apiVersion = ref.group().isEmpty() ? version : prefix + version;
        String kind =
                Stream.concat(plurals.keySet().stream(), namespaced.keySet().stream())
                        .filter(key -> key.startsWith(prefix))
                        .map(key -> key.substring(prefix.length()))
                        .filter(
                                k ->
                                        resource(apiVersion, k, inNamespace)
                                                .plural()
                                                .equals(ref.plural()))
                        .findFirst()
                        .orElseGet(() -> kind(ref.plural()));
        boolean inside = namespaced.getOrDefault(prefix + kind, inNamespace);
        return new Resource(ref.group(), version, ref.plural(), kind, inside);
    }

    /** The kind of a plural that nobody knows: without its ending, with a capital. */
    private static String kind(String plural) {
        String singular = plural.replaceFirst("ies$", "y").replaceFirst("(s|x|ch|sh|z)es$", "$1");
        if (singular.equals(plural)) {
            singular = plural.replaceFirst("s$", "");
        }
        return singular.substring(0, 1).toUpperCase(Locale.ROOT) + singular.substring(1);
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
