package io.kubeobject.ksm;

import io.kubeobject.it.Http;
import io.kubeobject.it.ServerProcess;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The real kube-state-metrics, with every kind, every label and every opt-in family. */
final class KubeStateMetrics implements AutoCloseable {

    /** Every kind that it knows: the default ones, and those to be asked for. */
    static final String RESOURCES =
            "certificatesigningrequests,clusterrolebindings,clusterroles,configmaps,cronjobs,daemonsets,"
                + "deployments,endpoints,endpointslices,horizontalpodautoscalers,ingressclasses,"
                + "ingresses,jobs,leases,limitranges,mutatingadmissionpolicies,"
                + "mutatingadmissionpolicybindings,mutatingwebhookconfigurations,namespaces,"
                + "networkpolicies,nodes,persistentvolumeclaims,persistentvolumes,"
                + "poddisruptionbudgets,pods,replicasets,replicationcontrollers,resourcequotas,"
                + "rolebindings,roles,secrets,serviceaccounts,services,statefulsets,storageclasses,"
                + "validatingadmissionpolicies,validatingadmissionpolicybindings,"
                + "validatingwebhookconfigurations,volumeattachments";

    private final ServerProcess process;
    private final URI url;
    private final Http http = Http.plain();

    private KubeStateMetrics(Path folder, Path kubeconfig, List<String> more) {
        int port = ServerProcess.freePort();
        this.url = URI.create("http://127.0.0.1:" + port + "/metrics");
        List<String> command =
                new java.util.ArrayList<>(
                        List.of(
                                ServerProcess.executable("kube-state-metrics"),
                                "--kubeconfig=" + kubeconfig,
                                "--host=127.0.0.1",
                                "--port=" + port,
                                "--telemetry-host=127.0.0.1",
                                "--telemetry-port=" + ServerProcess.freePort(),
                                "--resources=" + RESOURCES));
        command.addAll(more);
        // Schedules without a zone are read in the process's own.
        this.process =
                ServerProcess.start("kube-state-metrics", folder, command, Map.of("TZ", "UTC"));
    }

    /** Starts it and waits until it answers. */
    static KubeStateMetrics start(Path folder, Path kubeconfig, List<String> more) {
        KubeStateMetrics started = new KubeStateMetrics(folder, kubeconfig, more);
        try {
            started.process.await(Duration.ofSeconds(60), () -> started.http.isOk(started.url));
        } catch (RuntimeException | AssertionError e) {
            started.close();
            throw e;
        }
        return started;
    }

    String scrape(String accept) {
        if (!process.isAlive()) {
            throw new AssertionError("kube-state-metrics ended by itself:\n" + process.output());
        }
        return http.get(url, "Accept", accept).body();
    }

    @Override
    public void close() {
        process.close();
    }
}
