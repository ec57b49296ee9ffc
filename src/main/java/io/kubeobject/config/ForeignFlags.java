package io.kubeobject.config;

import java.util.Map;

/** Flags that a user may know from elsewhere or expect later, and what to do instead. */
final class ForeignFlags {

    private static final String NO_SHARDS =
            "this version does not shard; run one instance for the whole cluster without it";
    private static final String LISTEN = "write --web.listen-address HOST:PORT, for example :8080";
    private static final String TELEMETRY =
            "write --web.telemetry-address HOST:PORT, for example :8081";

    private static final Map<String, String> ADVICE =
            Map.ofEntries(
                    Map.entry("--shard", NO_SHARDS),
                    Map.entry("--total-shards", NO_SHARDS),
                    Map.entry("--node", NO_SHARDS),
                    Map.entry(
                            "--web.config.file",
                            "this version speaks plain HTTP; leave it out, and put a proxy with TLS"
                                    + " in front of --web.listen-address 127.0.0.1:9101"),
                    Map.entry("--metric-opt-in-list", "write --opt-in REGEX for whole names"),
                    Map.entry("--metric-allowlist", "write --metrics REGEX for whole names"),
                    Map.entry(
                            "--metric-denylist", "write --metrics-denylist REGEX for whole names"),
                    Map.entry("--resources", "choose mappings with --mappings"),
                    Map.entry("--config", "choose mappings with --mappings"),
                    Map.entry("--config.file", "choose mappings with --mappings"),
                    Map.entry(
                            "--custom-resource-state-config-file",
                            "write a mapping for --mappings"),
                    Map.entry("--apiserver", "write --server URL"),
                    Map.entry("--master", "write --server URL"),
                    Map.entry("--port", LISTEN),
                    Map.entry("--host", LISTEN),
                    Map.entry("--telemetry-port", TELEMETRY),
                    Map.entry("--telemetry-host", TELEMETRY),
                    Map.entry(
                            "--web.telemetry-path",
                            "metrics are at /metrics and own metrics at /telemetry; leave it out"),
                    Map.entry(
                            "--web.enable-lifecycle",
                            "POST /-/reload is always there; leave it out"),
                    Map.entry("--verbose", "write --log.level debug"),
                    Map.entry("-v", "write --log.level debug, or --version"));

    private ForeignFlags() {}

    /** What to do instead of writing {@code flag}; empty if nothing is known of it. */
    static String advice(String flag) {
        return ADVICE.getOrDefault(flag, "");
    }
}
