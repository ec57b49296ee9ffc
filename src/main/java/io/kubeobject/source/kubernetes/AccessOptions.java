package io.kubeobject.source.kubernetes;

import static java.util.Objects.requireNonNull;

import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Map;

/**
 * How to find the cluster, by kubectl's rules: the file that is named, else those of {@code
 * KUBECONFIG}, else {@code ~/.kube/config}, else the service account of the pod.
 *
 * @param kubeconfig file to use; empty to look for one
 * @param context of the kubeconfig; empty for its current one
 * @param server URL to use instead of the one in the kubeconfig; empty for that
 * @param environment variables of the process: {@code KUBECONFIG}, {@code HOME}, {@code
 *     KUBERNETES_SERVICE_HOST}, {@code HTTPS_PROXY}, {@code NO_PROXY} …
 * @param serviceAccount folder with the {@code token} and {@code ca.crt} of a pod
 */
public record AccessOptions(
        String kubeconfig,
        String context,
        String server,
        Map<String, String> environment,
        Path serviceAccount) {

    private static final Path SERVICE_ACCOUNT =
            Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    public AccessOptions {
        requireNonNull(kubeconfig, "kubeconfig is null");
        requireNonNull(context, "context is null");
        requireNonNull(server, "server is null");
        environment = Map.copyOf(environment);
        requireNonNull(serviceAccount, "serviceAccount is null");
    }

    /** Options of the command line (each may be empty) in the environment of this process. */
    public static AccessOptions of(String kubeconfig, String context, String server) {
        return new AccessOptions(kubeconfig, context, server, System.getenv(), SERVICE_ACCOUNT);
    }

    /**
     * Which proxy to take to other servers than that of the cluster, by the environment.
     *
     * @throws AccessException if a proxy is named that cannot be used
     */
    public ProxySelector proxies() throws AccessException {
        return ProxyRules.of("", this);
    }

    /** Value of an environment variable; empty if it is not set. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
