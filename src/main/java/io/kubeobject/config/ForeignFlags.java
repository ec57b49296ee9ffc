package io.kubeobject.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flags that a user may know from elsewhere or expect later, and what to do instead. */
final class ForeignFlags {

    private static final Map<String, List<String>> FLAGS =
            Map.ofEntries(
                    Map.entry(
                            "this version does not shard; run one instance for the whole cluster"
                                    + " without it",
                            List.of(
                                    "--shard",
                                    "--total-shards",
                                    "--node",
                                    "--track-unscheduled-pods",
                                    "--pod",
                                    "--pod-namespace")),
                    Map.entry(
                            "this version speaks plain HTTP; leave it out, and put a proxy with TLS"
                                    + " in front of --web.listen-address 127.0.0.1:9101",
                            List.of("--web.config.file", "--tls-config")),
                    Map.entry(
                            "this version answers everybody; leave it out, and let a NetworkPolicy"
                                    + " say who may ask",
                            List.of("--auth-filter")),
                    Map.entry(
                            "write --opt-in REGEX for whole names",
                            List.of("--metric-opt-in-list")),
                    Map.entry(
                            "write --metrics REGEX for whole names", List.of("--metric-allowlist")),
                    Map.entry(
                            "write --metrics-denylist REGEX for whole names",
                            List.of("--metric-denylist")),
                    Map.entry(
                            "choose mappings with --mappings, for example"
                                    + " pack:kube-state-metrics/pods,pack:kube-state-metrics/nodes",
                            List.of("--resources")),
                    Map.entry(
                            "choose mappings with --mappings, and write its keys as flags",
                            List.of("--config", "--config.file")),
                    Map.entry(
                            "name a folder with --mappings; what comes into it later counts",
                            List.of(
                                    "--continue-without-config",
                                    "--continue-without-custom-resource-state-config-file")),
                    Map.entry(
                            "write a mapping for --mappings",
                            List.of(
                                    "--custom-resource-state-config",
                                    "--custom-resource-state-config-file")),
                    Map.entry(
                            "name your own mappings alone with --mappings",
                            List.of("--custom-resource-state-only")),
                    Map.entry(
                            "write maxSeries into a mapping; it bounds series",
                            List.of("--object-limit")),
                    Map.entry("write --server URL", List.of("--apiserver", "--master")),
                    Map.entry(
                            "write --web.listen-address HOST:PORT, for example :8080",
                            List.of("--port", "--host")),
                    Map.entry(
                            "write --web.telemetry-address HOST:PORT, for example :8081",
                            List.of("--telemetry-port", "--telemetry-host")),
                    Map.entry(
                            "metrics are at /metrics and own metrics at /telemetry; leave it out",
                            List.of("--web.telemetry-path")),
                    Map.entry(
                            "POST /-/reload is always there; leave it out",
                            List.of("--web.enable-lifecycle")),
                    Map.entry(
                            "gzip is there for everybody who accepts it; leave it out",
                            List.of("--enable-gzip-encoding")),
                    Map.entry(
                            "there is nothing to be set; leave it out",
                            List.of(
                                    "--auto-gomemlimit",
                                    "--auto-gomemlimit-ratio",
                                    "--server-idle-timeout",
                                    "--server-read-header-timeout",
                                    "--server-read-timeout",
                                    "--server-write-timeout",
                                    "--use-apiserver-cache")),
                    Map.entry("write --log.level debug", List.of("--verbose", "--vmodule")),
                    Map.entry("write --log.level debug, or --version", List.of("-v", "--v")),
                    Map.entry(
                            "the log goes to standard error, in the form of --log.format; leave it"
                                    + " out",
                            List.of(
                                    "--add_dir_header",
                                    "--alsologtostderr",
                                    "--alsologtostderrthreshold",
                                    "--legacy_stderr_threshold_behavior",
                                    "--log_backtrace_at",
                                    "--log_dir",
                                    "--log_file",
                                    "--log_file_max_size",
                                    "--logtostderr",
                                    "--one_output",
                                    "--skip_headers",
                                    "--skip_log_headers",
                                    "--stderrthreshold")));

    private static final Map<String, String> ADVICE = byFlag();

    private ForeignFlags() {}

    private static Map<String, String> byFlag() {
        Map<String, String> advice = new HashMap<>();
        FLAGS.forEach((text, flags) -> flags.forEach(flag -> advice.put(flag, text)));
        return Map.copyOf(advice);
    }

    /** What to do instead of writing {@code flag}; empty if nothing is known of it. */
    static String advice(String flag) {
        return ADVICE.getOrDefault(flag, "");
    }
}
