package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.generate.AlertRules;
import io.kubeobject.golden.GoldenFile;
import io.kubeobject.mapping.yaml.Alert;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.Problem;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The alert rules that are shipped are those that the mappings carry; {@code -Dgolden.update=true}
 * makes the files.
 */
class RuleFilesTest {

    private static final Path FOLDER = Path.of("deploy/prometheus");
    private static final Path OPERATOR =
            Path.of("deploy/prometheus-operator/090-PrometheusRule-kube-object-exporter.yaml");
    private static final List<String> DEFAULT =
            List.of("pack:default", "deploy/prometheus/exporter.yaml");

    /** A rule file below {@code deploy/prometheus}, and what it is made of. */
    record Made(String name, List<String> mappings) {

        Path rules() {
            return FOLDER.resolve(name + ".yml");
        }

        Path tests() {
            return FOLDER.resolve(name + ".test.yml");
        }

        CompiledFiles compiled() {
            CompiledFiles files = MappingFiles.compile(MappingPaths.of(mappings).read());
            assertThat(files.problems()).map(Problem::render).isEmpty();
            return files;
        }

        String heading(String options) {
            return "# Made by `koe rules" + options + " " + String.join(" ", mappings) + "`.\n";
        }
    }

    /** The default packs with the exporter's own alerts, and a file for each pack beside them. */
    static Stream<Made> files() {
        return Stream.of(
                new Made("rules", DEFAULT),
                pack("event-exporter"),
                pack("images"),
                pack("kube-api-exporter"),
                pack("kube-state-metrics"));
    }

    private static Made pack(String pack) {
        return new Made(pack + ".rules", List.of("pack:" + pack));
    }

    @ParameterizedTest
    @MethodSource("files")
    void files_areWhatTheCommandMakes(Made made) throws IOException {
        AlertRules rules = AlertRules.of(made.compiled().alerts());
        String file = made.rules().getFileName().toString();
        new GoldenFile(made.rules()).check(made.heading("") + rules.ruleFile());
        String options = " --output tests --rule-file " + file;
        new GoldenFile(made.tests()).check(made.heading(options) + rules.tests(file));
    }

    @Test
    void prometheusRule_isWhatTheCommandMakes() throws IOException {
        Made made = new Made("rules", DEFAULT);
        AlertRules rules = AlertRules.of(made.compiled().alerts());
        String heading = made.heading(" --output operator");
        new GoldenFile(OPERATOR).check(heading + rules.prometheusRule());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyAlert_hasTestsThatMakeItFire_andKeepItSilent(Made made) {
        for (Alert alert : made.compiled().alerts()) {
            Set<Boolean> fires = new HashSet<>();
            for (Map<?, ?> test : maps(alert.rule().get("test"))) {
                for (Map<?, ?> expectation : maps(test.get("alert_rule_test"))) {
                    if (!expectation.containsKey("alertname")) {
                        fires.add(!maps(expectation.get("exp_alerts")).isEmpty());
                    }
                }
            }
            assertThat(fires).as(alert.name()).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void everyPackWithAlerts_hasAFile() {
        Set<String> carried = new TreeSet<>();
        for (String pack : MappingPaths.packs()) {
            pack(pack).compiled().alerts().forEach(alert -> carried.add(alert.name()));
        }
        assertThat(shipped()).containsAll(carried);
    }

    /** But those of the group that is about other programs' metrics. */
    @Test
    void alertsOfTheReplacedExporters_areAllShipped() throws IOException {
        Path compat = Path.of("src/test/resources/alerts/compat.rules.yml");
        Set<String> missing = new TreeSet<>(names(compat));
        missing.removeAll(shipped());
        assertThat(missing)
                .containsExactly(
                        "DatabaseConnectionIssues",
                        "HighCPUUsage",
                        "HighErrorRate",
                        "RedisConnectionIssues",
                        "SlowResponseTime");
        assertThat(shipped()).contains("ExporterDown");
    }

    private static Set<String> shipped() {
        Set<String> shipped = new TreeSet<>();
        files().forEach(made -> made.compiled().alerts().forEach(a -> shipped.add(a.name())));
        return shipped;
    }

    private static List<String> names(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        for (Map<?, ?> group : maps(Documents.at(Documents.read(file), "groups"))) {
            maps(group.get("rules")).forEach(rule -> names.add(rule.get("alert").toString()));
        }
        return names;
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (list instanceof List<?> found) {
            found.forEach(element -> maps.add((Map<?, ?>) element));
        }
        return maps;
    }
}
