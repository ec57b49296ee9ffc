package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RunOptionsTest {

    @Test
    void defaults_areThoseOfTheInterface() throws UsageException {
        assertThat(read())
                .isEqualTo(
                        new RunOptions(
                                List.of("pack:default"),
                                FilterOptions.NONE,
                                new RunOptions.Cluster(
                                        Optional.empty(),
                                        "",
                                        Optional.empty(),
                                        Duration.ofMinutes(15)),
                                new RunOptions.Web(
                                        new ListenAddress("", 9101), Optional.empty(), false),
                                new LogOptions(LogOptions.Level.INFO, LogOptions.Format.LOGFMT),
                                Optional.empty()));
    }

    @Test
    void flags_areReadIntoTheirTypes() throws UsageException {
        RunOptions options =
                read(
                        "--kubeconfig=/etc/kc",
                        "--server=https://10.0.0.1:6443",
                        "--web.telemetry-address=127.0.0.1:0",
                        "--stale-after=1h30m",
                        "--log.format=JSON",
                        "--state-dir=/var/lib/koe",
                        "--once");
        assertThat(options.cluster().kubeconfig()).contains(Path.of("/etc/kc"));
        assertThat(options.cluster().server()).contains(URI.create("https://10.0.0.1:6443"));
        assertThat(options.web().telemetry()).contains(new ListenAddress("127.0.0.1", 0));
        assertThat(options.cluster().staleAfter()).isEqualTo(Duration.ofMinutes(90));
        assertThat(options.stateDir()).contains(Path.of("/var/lib/koe"));
        assertThat(options.log().format()).isEqualTo(LogOptions.Format.JSON);
        assertThat(options.web().once()).isTrue();
    }

    @Test
    void everyProblem_isReportedAtOnce() {
        assertThat(
                        problems(
                                "extra",
                                "--log.level=inf",
                                "--stale-after=15",
                                "--server=10.0.0.1:6443",
                                "--web.listen-address=9101",
                                "--metrics=k8s_(",
                                "--metric-labels-allowlist=pods=app",
                                "--namespaces=Team_A"))
                .containsExactlyInAnyOrder(
                        "unexpected argument \"extra\"",
                        "--log.level: expected debug, info, warn or error, got \"inf\"; did you"
                                + " mean info?",
                        "--stale-after: expected a duration such as 30s, 15m or 1h30m, got \"15\";"
                                + " did you mean 15s?",
                        "--server: expected a URL such as https://10.0.0.1:6443, got"
                                + " \"10.0.0.1:6443\"",
                        "--web.listen-address: expected host:port, such as :9101 or 127.0.0.1:9101,"
                                + " got \"9101\"; did you mean :9101?",
                        "--metrics: expected a regular expression (RE2), got \"k8s_(\": missing"
                                + " closing )",
                        "--metric-labels-allowlist: expected resource=[key,...],..., for example"
                                + " pods=[app,team/*],*=[*], got \"pods=app\"",
                        "--namespaces: \"Team_A\" is no name of a namespace, nor a pattern with *"
                                + " and ?");
    }

    @Test
    void sameAddressTwice_isAProblem() {
        assertThat(problems("--web.telemetry-address=:9101"))
                .singleElement()
                .asString()
                .startsWith("--web.telemetry-address: is the same as --web.listen-address");
    }

    @Test
    void metricFilter_matchesWholeNames() throws UsageException {
        FilterOptions filter =
                read(
                                "--metrics=k8s_deployment_.*",
                                "--metrics=up",
                                "--metrics-denylist=.*_replicas")
                        .filter();
        assertThat(filter.wantsMetric("k8s_deployment_metadata_generation")).isTrue();
        assertThat(filter.wantsMetric("up")).isTrue();
        assertThat(filter.wantsMetric("upper")).isFalse();
        assertThat(filter.wantsMetric("k8s_deployment_spec_replicas")).isFalse();
        assertThat(FilterOptions.NONE.wantsMetric("anything")).isTrue();
    }

    private static RunOptions read(String... arguments) throws UsageException {
        return RunOptions.of(Settings.read(RunOptions.FLAGS, List.of(arguments), Map.of()));
    }

    private static List<String> problems(String... arguments) {
        return catchThrowableOfType(UsageException.class, () -> read(arguments)).problems();
    }
}
