package io.kubeobject.config;

import io.kubeobject.registry.Platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code koe image} is asked to do.
 *
 * @param image as it stands in a container
 * @param platform that has to be there; empty for any
 * @param hosts containerd's folder of mirrors and certificates
 * @param dockerConfig file; empty for the one that docker would read
 * @param plugins of the kubelet
 * @param pod whose credentials are used; empty to ask no cluster
 */
public record ImageOptions(
        String image,
        Optional<Platform> platform,
        Optional<Path> hosts,
        Optional<Path> dockerConfig,
        Optional<Plugins> plugins,
        Optional<Pod> pod) {

    /** Its flags. */
    public static final List<Flag> FLAGS =
            List.of(
                    Flag.PLATFORM,
                    Flag.DOCKER_CONFIG,
                    Flag.REGISTRY_HOSTS,
                    Flag.PROVIDER_CONFIG,
                    Flag.PROVIDER_BIN_DIR,
                    Flag.KUBECONFIG,
                    Flag.CONTEXT,
                    Flag.SERVER,
                    Flag.NAMESPACE,
                    Flag.SERVICE_ACCOUNT,
                    Flag.PULL_SECRETS);

    /**
     * Credential providers, as the kubelet is told of them.
     *
     * @param config a file
     * @param binaries a folder
     */
    public record Plugins(Path config, Path binaries) {}

    /** Who would pull the image. */
    public record Pod(
            RunOptions.Cluster cluster,
            String namespace,
            String serviceAccount,
            List<String> pullSecrets) {}

    /**
     * Reads the options.
     *
     * @throws UsageException with everything that is wrong
     */
    public static ImageOptions of(Settings settings) throws UsageException {
        if (settings.words().size() != 1) {
            settings.reject("image needs the name of one image");
        }
        ImageOptions options =
                new ImageOptions(
                        settings.words().isEmpty() ? "" : settings.words().getFirst(),
                        settings.value(
                                Flag.PLATFORM,
                                text -> Optional.of(Platform.parse(text)),
                                Optional.empty()),
                        path(settings, Flag.REGISTRY_HOSTS),
                        path(settings, Flag.DOCKER_CONFIG),
                        plugins(settings),
                        pod(settings));
        settings.check();
        return options;
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

    /** The cluster is asked if anything is said about it. */
    private static Optional<Pod> pod(Settings settings) {
        boolean asked =
                Stream.of(
                                Flag.KUBECONFIG,
                                Flag.CONTEXT,
                                Flag.SERVER,
                                Flag.NAMESPACE,
                                Flag.SERVICE_ACCOUNT,
                                Flag.PULL_SECRETS)
                        .anyMatch(settings::isGiven);
        return asked
                ? Optional.of(
                        new Pod(
                                RunOptions.cluster(settings),
                                settings.text(Flag.NAMESPACE),
                                settings.text(Flag.SERVICE_ACCOUNT),
                                settings.list(Flag.PULL_SECRETS)))
                : Optional.empty();
    }
}
