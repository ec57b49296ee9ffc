package io.kubeobject.cli;

import io.kubeobject.config.RegistryOptions;
import io.kubeobject.config.RunOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.AccessOptions;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.source.kubernetes.ClusterSource;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/** {@code koe run}: the metrics of a cluster. */
final class RunCommand {

    private static final Logger LOG = System.getLogger(RunCommand.class.getName());

    private RunCommand() {}

    static int run(Settings settings, Terminal terminal, Stop stop) throws UsageException, Failure {
        RegistryOptions registries = RegistryOptions.of(settings);
        RunOptions options = RunOptions.of(settings);
        try (Logging _ = Logging.ofService(options.log(), terminal.err(), InstantSource.system())) {
            Settings.warnings(terminal.environment()).forEach(w -> LOG.log(Level.WARNING, w));
            return serve(options, registries, terminal, stop);
        } catch (AccessException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static int serve(
            RunOptions options, RegistryOptions registries, Terminal terminal, Stop stop)
            throws AccessException, Failure {
        Exporter exporter = new Exporter(options, terminal, stop);
        try (ClusterAccess access = ClusterAccess.of(access(options.cluster(), terminal));
                ClusterSource source = new ClusterSource(access);
                LiveImages images = new LiveImages(registries, terminal.environment(), access)) {
            LOG.log(Level.INFO, "reading from " + access.server() + ", " + access.origin());
            return exporter.run(
                    source,
                    images,
                    addresses ->
                            addresses.forEach(a -> LOG.log(Level.INFO, "serving at " + url(a))));
        }
    }

    /** How to reach a cluster from here. */
    static AccessOptions access(RunOptions.Cluster cluster, Terminal terminal) {
        AccessOptions standard =
                AccessOptions.of(
                        cluster.kubeconfig().map(Path::toString).orElse(""),
                        cluster.context(),
                        cluster.server().map(URI::toString).orElse(""));
        return new AccessOptions(
                standard.kubeconfig(),
                standard.context(),
                standard.server(),
                terminal.environment(),
                standard.serviceAccount());
    }

    /** What to open to see what is served at an address. */
    static String url(InetSocketAddress address) {
        boolean every = address.getAddress().isAnyLocalAddress();
        String host = every ? "localhost" : address.getHostString();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
