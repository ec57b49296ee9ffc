package io.kubeobject.ksm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.it.ServerProcess;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The guide speaks of each flag that the real kube-state-metrics has. */
class FlagsIT {

    private static final Path GUIDE = Path.of("examples/04-replace-kube-state-metrics/README.md");
    private static final Pattern FLAG = Pattern.compile("(?m)^ +(?:-\\w, )?(--[\\w-]+)");

    @Test
    void guide_namesEveryFlag() throws IOException {
        Process process =
                new ProcessBuilder(ServerProcess.executable("kube-state-metrics"), "--help")
                        .redirectErrorStream(true)
                        .start();
        String help = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> flags =
                FLAG.matcher(help).results().map((MatchResult m) -> m.group(1)).toList();
        String guide = Files.readString(GUIDE);

        assertThat(flags).hasSizeGreaterThan(40);
        assertThat(flags).allMatch(flag -> guide.contains("`" + flag + "`"));
    }
}
