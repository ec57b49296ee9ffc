package io.kubeobject.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux says of a process: memory from {@code /proc/PID/status}, CPU time from {@code
 * /proc/PID/stat} (proc(5)).
 *
 * @param rssAnon anonymous resident memory, kB: heap, metaspace, code, stacks, malloc
 * @param rss all resident memory, kB
 * @param cpuMillis user and system time since its start
 */
record ProcessFigures(long rssAnon, long rss, long cpuMillis) {

    /** Clock ticks a second of {@code utime} and {@code stime}; 100 on every Linux of today. */
    private static final long TICKS = 100;

    static ProcessFigures of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            List<String> status = Files.readAllLines(folder.resolve("status"));
            String stat = Files.readString(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return new ProcessFigures(
                    kilobytes(status, "RssAnon:"),
                    kilobytes(status, "VmRSS:"),
                    ticks * 1000 / TICKS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long kilobytes(List<String> status, String key) {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
