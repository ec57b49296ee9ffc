package io.kubeobject.source.kubernetes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** What the kubelet gives a pod: token and CA in files, the API server in the environment. */
final class ServiceAccount {

    private ServiceAccount() {}

    static boolean isThere(AccessOptions options) {
        return !options.variable("KUBERNETES_SERVICE_HOST").isEmpty()
                && !options.variable("KUBERNETES_SERVICE_PORT").isEmpty()
                && Files.exists(options.serviceAccount().resolve("token"));
    }

    static Login login(AccessOptions options, InstantSource clock) throws AccessException {
        String host = options.variable("KUBERNETES_SERVICE_HOST");
        String bracketed = host.contains(":") ? "[" + host + "]" : host;
        String url = "https://" + bracketed + ":" + options.variable("KUBERNETES_SERVICE_PORT");
        Path folder = options.serviceAccount();
        return new Login(
                options.server().isEmpty() ? url : options.server(),
                Trust.file(folder.resolve("ca.crt"), ""),
                Optional.empty(),
                new TokenFile(folder.resolve("token"), clock),
                "",
                "the service account of this pod");
    }
}
