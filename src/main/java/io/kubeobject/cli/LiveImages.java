package io.kubeobject.cli;

import static java.util.stream.Collectors.toMap;

import io.kubeobject.config.RegistryOptions;
import io.kubeobject.derive.AggregateRule;
import io.kubeobject.derive.CountRule;
import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.Rule;
import io.kubeobject.derive.TrackRule;
import io.kubeobject.images.DeskReading;
import io.kubeobject.images.ImageDesk;
import io.kubeobject.images.ImagePresence;
import io.kubeobject.images.PullSecrets;
import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.RegistryClient;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.web.ImageChecks;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of images of a run. Nothing of them is there, nor loaded, before a mapping asks for
 * the first one.
 */
final class LiveImages implements ImageChecks, AutoCloseable {

    private static final Logger LOG = System.getLogger(LiveImages.class.getName());

    private final RegistryOptions options;
    private final Map<String, String> environment;
    private final ClusterAccess access;

    // guards: desk
    private final Object lock = new Object();
    private @Nullable Running desk;

    /**
     * Image checks that may be asked for.
     *
     * @param access to the cluster whose pull secrets are used; stays the caller's
     */
    LiveImages(RegistryOptions options, Map<String, String> environment, ClusterAccess access) {
        this.options = options;
        this.environment = environment;
        this.access = access;
    }

    /** All that is there once a mapping has asked; what it is made of is not loaded before. */
    private record Running(ImageDesk desk, RegistryClient client) {

        Derivation derivation(ImageRule rule) {
            return new ImagePresence(rule, desk);
        }
    }

    /** A derivation that remembers nothing yet, by any rule. */
    Derivation derivation(Rule rule) {
        return switch (rule) {
            case ImageRule images -> running().derivation(images);
            case TrackRule _, CountRule _, AggregateRule _ -> Derivation.of(rule);
        };
    }

    private Running running() {
        synchronized (lock) {
            Running running = desk;
            if (running == null) {
                running = open();
                desk = running;
            }
            return running;
        }
    }

    private Running open() {
        InstantSource clock = InstantSource.system();
        RegistryClient client = client();
        PullSecrets secrets = new PullSecrets(ClusterObjects.of(access));
        LOG.log(Level.INFO, "looking for images in their registries");
        return new Running(new ImageDesk(client, secrets, node(), clock), client);
    }

    private RegistryClient client() {
        try {
            return RegistryAccess.client(options, environment);
        } catch (AccessException e) {
            // The way to the cluster has read the same variables before, and would have failed.
            throw new IllegalStateException("BUG: proxies cannot be read", e);
        }
    }

    /** Images that need none of them can be looked for without. */
    private Keyring node() {
        try {
            return RegistryAccess.node(options, environment);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "the node''s credentials are not used: {0}", e.getMessage());
            return Keyring.EMPTY;
        }
    }

    @Override
    public Optional<State> state() {
        Running running;
        synchronized (lock) {
            running = desk;
        }
        if (running == null) {
            return Optional.empty();
        }
        DeskReading reading = running.desk().reading();
        return Optional.of(
                new State(
                        reading.images(),
                        reading.unchecked(),
                        reading.checks(),
                        reading.rateLimited(),
                        reading.troubles().entrySet().stream()
                                .collect(toMap(e -> e.getKey().word(), Map.Entry::getValue))));
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (desk != null) {
                desk.desk().close();
                desk.client().close();
            }
        }
    }
}
