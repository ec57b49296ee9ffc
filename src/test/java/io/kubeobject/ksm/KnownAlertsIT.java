package io.kubeobject.ksm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.golden.GoldenFile;
import io.kubeobject.it.ServerProcess;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rules with the joins and label values that the field's alerts and dashboards rely on, over what
 * the pack makes of the given objects: promtool sees exactly the expected alerts fire.
 */
class KnownAlertsIT {

    private static final Path GIVEN = GoldenFile.RESOURCES.resolve("golden/kube-state-metrics");
    private static final Path RULES = GoldenFile.RESOURCES.resolve("alerts/kube-state-metrics");
    private static final Pattern METRIC = Pattern.compile("\\bkube_[a-z_]+(?=\\{)");

    @TempDir Path folder;

    @Test
    void alerts_fireOverTheOutputOfThePack() throws Exception {
        Path rules = Files.copy(RULES.resolve("rules.yml"), folder.resolve("rules.yml"));
        List<String> samples = samples();
        Set<String> asked = new TreeSet<>();
        METRIC.matcher(Files.readString(rules))
                .results()
                .map(MatchResult::group)
                .forEach(asked::add);

        assertThat(asked).hasSizeGreaterThan(45);
        assertThat(asked)
                .allSatisfy(
                        metric -> assertThat(samples).anyMatch(s -> s.startsWith(metric + "{")));
        Path test = Files.writeString(folder.resolve("test.yml"), test(samples));
        Process process =
                new ProcessBuilder(
                                ServerProcess.executable("promtool"),
                                "test",
                                "rules",
                                test.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /** Every sample line of the pack's expected texts. */
    private static List<String> samples() throws IOException {
        List<String> samples = new ArrayList<>();
        for (Path given : GoldenFile.foldersWith(GIVEN, "expected.prom")) {
            Files.readAllLines(given.resolve("expected.prom")).stream()
                    .filter(line -> line.startsWith("kube_") && line.contains("{"))
                    .forEach(samples::add);
        }
        return samples;
    }

    private static String test(List<String> samples) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        """
                        rule_files: [rules.yml]
                        evaluation_interval: 1m
                        tests:
                          - interval: 1m
                            input_series:
                        """);
        for (String sample : samples) {
            int end = sample.lastIndexOf(' ');
            String series =
                    sample.substring(0, end).replaceFirst("}$", ",job=\"kube-state-metrics\"}");
            text.append("      - series: '").append(series.replace("'", "''")).append("'\n");
            text.append("        values: '").append(sample.substring(end + 1)).append("x40'\n");
        }
        text.append(Files.readString(RULES.resolve("expected.yml")));
        return text.toString();
    }
}
