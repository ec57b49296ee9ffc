package io.kubeobject.config;

import io.kubeobject.registry.Platform;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code koe image} is asked to do.
 *
 * @param image as it stands in a container
 * @param platform that has to be there; empty for any
 * @param pod whose credentials are used; empty to ask no cluster
 */
public record ImageOptions(
        String image, Optional<Platform> platform, RegistryOptions registries, Optional<Pod> pod) {

    private static final List<Flag> OF_PODS =
            List.of(
                    Flag.KUBECONFIG,
                    Flag.CONTEXT,
                    Flag.SERVER,
                    Flag.NAMESPACE,
                    Flag.SERVICE_ACCOUNT,
                    Flag.PULL_SECRETS);

    /** Its flags. */
    public static final List<Flag> FLAGS =
            Stream.of(List.of(Flag.PLATFORM), RegistryOptions.FLAGS, OF_PODS)
                    .flatMap(List::stream)
                    .toList();

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
                        RegistryOptions.of(settings),
                        pod(settings));
        settings.check();
        return options;
    }

    /** The cluster is asked if anything is said about it. */
    private static Optional<Pod> pod(Settings settings) {
        return OF_PODS.stream().anyMatch(settings::isGiven)
                ? Optional.of(
                        new Pod(
                                RunOptions.cluster(settings),
                                settings.text(Flag.NAMESPACE),
                                settings.text(Flag.SERVICE_ACCOUNT),
                                settings.list(Flag.PULL_SECRETS)))
                : Optional.empty();
    }
}
