package io.kubeobject.config;

import java.util.Locale;

/** Every flag of every command. The same as environment: {@link #variable()}. */
public enum Flag {
    MAPPINGS(
            "--mappings",
            "PATH|pack:NAME",
            Arity.LIST,
            "pack:default",
            "file, folder or pack, several"),
    NAMESPACES("--namespaces", "GLOB,...", Arity.LIST, "", "objects of these namespaces only"),
    NAMESPACES_DENYLIST("--namespaces-denylist", "GLOB,...", Arity.LIST, "", "all but these"),
    METRICS("--metrics", "REGEX", Arity.ONE_PER_USE, "", "metrics whose whole name matches"),
    METRICS_DENYLIST("--metrics-denylist", "REGEX", Arity.ONE_PER_USE, "", "all metrics but those"),
    OPT_IN("--opt-in", "REGEX", Arity.ONE_PER_USE, "", "also metrics that are off by default"),
    LABELS_ALLOWLIST(
            "--metric-labels-allowlist",
            "LIST",
            Arity.ONE_PER_USE,
            "",
            "for flag:labels, as pods=[app],*=[*]"),
    ANNOTATIONS_ALLOWLIST(
            "--metric-annotations-allowlist",
            "LIST",
            Arity.ONE_PER_USE,
            "",
            "for flag:annotations, likewise"),
    STALE_AFTER("--stale-after", "DURATION", Arity.ONE, "15m", "drop series so long after contact"),

    KUBECONFIG(
            "--kubeconfig", "FILE", Arity.ONE, "", "as kubectl finds it, else the pod's account"),
    CONTEXT("--context", "NAME", Arity.ONE, "", "context of the kubeconfig"),
    SERVER("--server", "URL", Arity.ONE, "", "API server instead of the kubeconfig's"),

    NAMESPACE("--namespace", "NAME", Arity.ONE, "default", "of the pod that would pull it"),
    SERVICE_ACCOUNT("--service-account", "NAME", Arity.ONE, "default", "of that pod"),
    PULL_SECRETS("--pull-secrets", "NAME,...", Arity.LIST, "", "of that pod"),
    PLATFORM("--platform", "OS/ARCH", Arity.ONE, "", "has to be there, too"),
    DOCKER_CONFIG(
            "--docker-config", "FILE", Arity.ONE, "", "credentials; else as docker finds them"),
    REGISTRY_HOSTS(
            "--registry-hosts", "DIR", Arity.ONE, "", "mirrors and CAs, as containerd's certs.d"),
    PROVIDER_CONFIG(
            "--image-credential-provider-config", "FILE", Arity.ONE, "", "as the kubelet's"),
    PROVIDER_BIN_DIR(
            "--image-credential-provider-bin-dir", "DIR", Arity.ONE, "", "as the kubelet's"),

    LISTEN_ADDRESS("--web.listen-address", "HOST:PORT", Arity.ONE, ":9101", "metrics and pages"),
    TELEMETRY_ADDRESS(
            "--web.telemetry-address",
            "HOST:PORT",
            Arity.ONE,
            "",
            "own metrics, if not on that address"),

    STATE_DIR("--state-dir", "DIR", Arity.ONE, "", "what track and count remember over a restart"),

    LOG_LEVEL("--log.level", "LEVEL", Arity.ONE, "info", "debug, info, warn or error"),
    LOG_FORMAT("--log.format", "FORMAT", Arity.ONE, "logfmt", "logfmt or json"),
    ONCE("--once", "", Arity.NONE, "", "print the metrics once and end"),

    AT("--at", "TIME", Arity.ONE, "now", "the clock: RFC 3339 or unix seconds"),
    FORMAT("--format", "FORMAT", Arity.ONE, "text", "text or openmetrics"),
    OUTPUT("--output", "FORMAT", Arity.ONE, "text", "text or json"),
    CHECK_OUTPUT("--output", "FORMAT", Arity.ONE, "text", "text, json or github"),
    TEST_OUTPUT("--output", "FORMAT", Arity.ONE, "text", "text, json or junit"),
    RULES_OUTPUT("--output", "FORMAT", Arity.ONE, "rules", "rules, operator or tests"),
    RULE_FILE("--rule-file", "FILE", Arity.ONE, "rules.yml", "the file that tests are for"),
    CLUSTER("--cluster", "", Arity.NONE, "", "the objects of the kubeconfig's cluster"),

    HELP("--help", "", Arity.NONE, "", "this text"),
    VERSION("--version", "", Arity.NONE, "", "the version of koe and of Java");

    /** How many values a flag takes. */
    enum Arity {
        /** A switch. In the environment: {@code true} or {@code false}. */
        NONE,
        ONE,
        /** May be repeated; a value may have commas, so in the environment there is one. */
        ONE_PER_USE,
        /** May be repeated, and commas separate values, in the environment too. */
        LIST
    }

    private final String flag;
    private final String parameter;
    private final Arity arity;
    private final String standard;
    private final String description;

    Flag(String flag, String parameter, Arity arity, String standard, String description) {
        this.flag = flag;
        this.parameter = parameter;
        this.arity = arity;
        this.standard = standard;
        this.description = description;
    }

    /** As it is written: {@code --log.level}. */
    public String flag() {
        return flag;
    }

    /** What stands for its value in the help; empty for a switch. */
    public String parameter() {
        return parameter;
    }

    /** The default, as a user would write it; empty if there is none. */
    public String standard() {
        return standard;
    }

    /** What it does, in words that fit beside it on a screen. */
    public String description() {
        return description;
    }

    /** Name of its environment variable: {@code KOE_LOG_LEVEL}. */
    public String variable() {
        return "KOE_"
                + flag.substring(2).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Whether the environment can set it: not what only makes sense when typed. */
    boolean isVariable() {
        return this != HELP && this != VERSION;
    }

    Arity arity() {
        return arity;
    }
}
