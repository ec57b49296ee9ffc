package io.kubeobject.cli;

import io.kubeobject.config.RegistryOptions;
import io.kubeobject.registry.DockerConfig;
import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.KubeletProviders;
import io.kubeobject.registry.RegistryClient;
import io.kubeobject.registry.RegistryHosts;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.AccessOptions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reaches registries as a node would. */
final class RegistryAccess {

    private RegistryAccess() {}

    /** A client by the hosts and proxies that are configured. */
    static RegistryClient client(RegistryOptions options, Map<String, String> environment)
            throws AccessException {
        RegistryHosts hosts =
                options.hosts().map(RegistryHosts::folder).orElseGet(RegistryHosts::standard);
        AccessOptions surroundings = new AccessOptions("", "", "", environment, Path.of(""));
        return RegistryClient.of(hosts, surroundings.proxies(), InstantSource.system());
    }

    /**
     * The credentials of the node, in the order of the kubelet.
     *
     * @throws IOException with a sentence for the user
     */
    static Keyring node(RegistryOptions options, Map<String, String> environment)
            throws IOException {
        List<Keyring> keyrings = new ArrayList<>();
        Optional<Path> config =
                options.dockerConfig().or(() -> DockerConfig.standardFile(environment));
        if (config.isPresent()) {
            keyrings.add(DockerConfig.read(config.get()));
        }
        if (options.plugins().isPresent()) {
            RegistryOptions.Plugins plugins = options.plugins().get();
            keyrings.add(
                    KubeletProviders.read(
                            plugins.config(), plugins.binaries(), InstantSource.system()));
        }
        return Keyring.of(keyrings);
    }
}
