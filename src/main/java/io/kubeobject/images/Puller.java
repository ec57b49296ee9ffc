package io.kubeobject.images;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who wants to pull: a pod, as far as it has to do with credentials.
 *
 * @param pullSecrets names; none for those of the service account
 * @param serviceAccount empty for the default one
 */
public record Puller(String namespace, List<String> pullSecrets, String serviceAccount) {

    public Puller {
        requireNonNull(namespace, "namespace is null");
        pullSecrets = List.copyOf(pullSecrets);
        requireNonNull(serviceAccount, "serviceAccount is null");
    }
}
