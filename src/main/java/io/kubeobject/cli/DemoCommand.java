package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.RegistryOptions;
import io.kubeobject.config.RunOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.simulator.Simulator;
import io.kubeobject.simulator.SimulatorOptions;
import io.kubeobject.simulator.life.Life;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.AccessOptions;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.source.kubernetes.ClusterSource;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code koe demo}: a simulated cluster, and the exporter beside it. */
final class DemoCommand {

    /** Compatible with other exporters, and large: they would hide the rest; or about the world. */
    private static final Set<String> LEFT_OUT =
            Set.of("kube-api-exporter", "kube-state-metrics", "images");

    private DemoCommand() {}

    static int run(Settings settings, Terminal terminal, Stop stop) throws UsageException, Failure {
        RunOptions given = RunOptions.of(settings);
        RunOptions options = settings.isGiven(Flag.MAPPINGS) ? given : given.withMappings(packs());
        try (Logging _ = Logging.ofService(options.log(), terminal.err(), InstantSource.system());
                Simulator simulator = Simulator.start(SimulatorOptions.DEFAULT);
                // Seed 1: the same story at every start.
                Life _ = Life.start(simulator.store(), 1, InstantSource.system());
                ClusterAccess access = ClusterAccess.of(access(simulator));
                ClusterSource source = new ClusterSource(access);
                LiveImages images =
                        new LiveImages(RegistryOptions.of(settings), Map.of(), access)) {
            return new Exporter(options, terminal, stop)
                    .run(source, images, addresses -> greet(terminal, simulator, addresses));
        } catch (AccessException | IOException e) {
            throw new Failure("the simulated cluster cannot be reached: " + e.getMessage(), e);
        }
    }

    private static List<String> packs() {
        return MappingPaths.packs().stream()
                .filter(pack -> !LEFT_OUT.contains(pack))
                .map(pack -> "pack:" + pack)
                .toList();
    }

    /** Nothing of the user's own kubeconfig or proxies counts. */
    private static AccessOptions access(Simulator simulator) {
        return new AccessOptions("", "", simulator.url().toString(), Map.of(), Path.of(""));
    }

    private static void greet(
            Terminal terminal, Simulator simulator, List<InetSocketAddress> addresses) {
        String url = RunCommand.url(addresses.getFirst());
        String telemetry = RunCommand.url(addresses.getLast());
        terminal.err()
                .printf(
                        """
                        A simulated cluster lives at %1$s, and koe beside it:
                          %2$s/           what is read, and how it goes
                          %2$s/metrics    the metrics of its objects
                          %3$s/telemetry  the metrics of koe itself
                        Within two minutes see shop/checkout go down and recover, and the controller
                        of shop/frontend lag behind a new image (generation is not observedGeneration):
                          curl -sg '%2$s/metrics?name[]=k8s_deployment_downtime_*' | grep checkout
                          curl -sg '%2$s/metrics?name[]=k8s_deployment_*eneration' | grep frontend
                        shop/cart is scaled every 45 s, shop/search waits for an image that does not
                        exist. The cluster is there for kubectl, too:
                          kubectl --server %1$s get deployments -A
                        Ctrl-C ends both.
                        """,
                        simulator.url(), url, telemetry);
    }
}
