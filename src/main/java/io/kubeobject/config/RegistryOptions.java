package io.kubeobject.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a node would bring along to reach registries.
 *
 * @param hosts containerd's folder of mirrors and certificates
 * @param dockerConfig file; empty for the one that docker would read
 * @param plugins of the kubelet
 */
public record RegistryOptions(
        Optional<Path> hosts, Optional<Path> dockerConfig, Optional<Plugins> plugins) {

    /** Its flags. */
    public static final List<Flag> FLAGS =
            List.of(
                    Flag.DOCKER_CONFIG,
                    Flag.REGISTRY_HOSTS,
                    Flag.PROVIDER_CONFIG,
                    Flag.PROVIDER_BIN_DIR);

    /**
     * Credential providers, as the kubelet is told of them.
     *
     * @param config a file
     * @param binaries a folder
     */
    public record Plugins(Path config, Path binaries) {}

    /** Reads the options; what is wrong is told by {@link Settings#check}. */
    public static RegistryOptions of(Settings settings) {
        return new RegistryOptions(
                path(settings, Flag.REGISTRY_HOSTS),
                path(settings, Flag.DOCKER_CONFIG),
                plugins(settings));
    }

    private static Optional<Path> path(Settings settings, Flag flag) {
        return settings.value(flag, text -> Optional.of(Path.of(text)), Optional.empty());
    }

    private static Optional<Plugins> plugins(Settings settings) {
        Optional<Path> config = path(settings, Flag.PROVIDER_CONFIG);
        Optional<Path> binaries = path(settings, Flag.PROVIDER_BIN_DIR);
        if (config.isPresent() != binaries.isPresent()) {
            Flag given = config.isPresent() ? Flag.PROVIDER_CONFIG : Flag.PROVIDER_BIN_DIR;
            Flag missing = config.isPresent() ? Flag.PROVIDER_BIN_DIR : Flag.PROVIDER_CONFIG;
            settings.reject(given, "needs " + missing.flag() + ", too");
        }
        return config.flatMap(c -> binaries.map(b -> new Plugins(c, b)));
    }
}
