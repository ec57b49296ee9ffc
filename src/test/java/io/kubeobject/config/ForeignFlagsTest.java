package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the guide tells users of kube-state-metrics about their flags is what the program says. */
class ForeignFlagsTest {

    private static final Path GUIDE = Path.of("examples/04-replace-kube-state-metrics/README.md");
    private static final Pattern ROW = Pattern.compile("\\| ((?:`--[\\w-]+` )+)\\| (.+) \\|");
    private static final Pattern FLAG = Pattern.compile("`(--[\\w-]+)`");

    private static Map<String, String> guide() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                FLAG.matcher(row.group(1))
                        .results()
                        .forEach(f -> rows.put(f.group(1), row.group(2)));
            }
        }
        return rows;
    }

    @Test
    void flagOfKubeStateMetrics_isTheSame_orAnsweredAsTheGuideSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        guide().forEach(
                        (flag, told) -> {
                            boolean ours =
                                    Stream.concat(RunOptions.FLAGS.stream(), Stream.of(Flag.HELP))
                                            .anyMatch(f -> f.flag().equals(flag));
                            String answer = ours ? "the same" : ForeignFlags.advice(flag);
                            if (!answer.equals(told)) {
                                wrong.add(flag + ": " + answer);
                            }
                        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void guide_namesTheFlagsThatEveryManifestHas() throws IOException {
        assertThat(guide())
                .containsKeys(
                        "--resources",
                        "--metric-allowlist",
                        "--metric-denylist",
                        "--metric-opt-in-list",
                        "--metric-labels-allowlist",
                        "--metric-annotations-allowlist",
                        "--namespaces",
                        "--node",
                        "--shard",
                        "--total-shards",
                        "--port",
                        "--telemetry-port");
    }
}
