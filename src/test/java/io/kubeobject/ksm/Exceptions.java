package io.kubeobject.ksm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Samples that are not compared, read from the table that users read: {@code | `pattern` | reason
 * |}, the pattern of whole lines, both sides.
 */
record Exceptions(List<Pattern> patterns) {

    private static final Path FILE = Path.of("mappings/kube-state-metrics/DIFFERENCES.md");
    private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| .{20,} \\|");

    static Exceptions read() throws IOException {
        return new Exceptions(
                Files.readAllLines(FILE).stream()
                        .map(ROW::matcher)
                        .filter(Matcher::matches)
                        .map(row -> Pattern.compile(row.group(1)))
                        .toList());
    }

    boolean covers(String line) {
        return patterns.stream().anyMatch(p -> p.matcher(line).matches());
    }
}
