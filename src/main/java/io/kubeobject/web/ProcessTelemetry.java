package io.kubeobject.web;

import io.kubeobject.web.Readings.Point;
import io.kubeobject.web.Readings.Total;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * This process and its JVM, under the names that every Prometheus client library gives them. Read
 * here rather than by the library's instrumentation, which costs 20 MB of anonymous memory; this
 * takes half of one.
 */
final class ProcessTelemetry {

    private static final Path PROC = Path.of("/proc/self");

    void read(Readings readings) {
        times(readings);
        jvm(readings);
        try {
            system(readings);
        } catch (IOException e) {
            // There is no such folder on this system; what it tells is left out.
            return;
        }
    }

    private static void system(Readings readings) throws IOException {
        memory(readings, Files.readAllLines(PROC.resolve("status")));
        readings.gauge("process_open_fds", "Open file descriptors.", new Point(openFiles()));
        readings.gauge("process_max_fds", "Most file descriptors.", new Point(maxFiles()));
    }

    private static void times(Readings readings) {
        ProcessHandle.Info process = ProcessHandle.current().info();
        process.totalCpuDuration()
                .ifPresent(
                        cpu ->
                                readings.counter(
                                        "process_cpu_seconds",
                                        "User and system CPU time.",
                                        List.of(new Point(cpu.toNanos() / 1e9))));
        process.startInstant()
                .ifPresent(
                        start ->
                                readings.gauge(
                                        "process_start_time_seconds",
                                        "When the process started.",
                                        new Point(start.toEpochMilli() / 1e3)));
    }

    private static void memory(Readings readings, List<String> status) {
        readings.gauge(
                "process_virtual_memory_bytes",
                "Virtual memory.",
                new Point(kilobytes(status, "VmSize:") * 1024.0));
        readings.gauge(
                "process_resident_memory_bytes",
                "Resident memory.",
                new Point(kilobytes(status, "VmRSS:") * 1024.0));
        readings.gauge(
                "process_resident_memory_anonymous_bytes",
                "Resident memory that no file backs: what cannot be dropped and read again.",
                new Point(kilobytes(status, "RssAnon:") * 1024.0));
    }

    private static long kilobytes(List<String> status, String name) {
        for (String line : status) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(PROC.resolve("fd"))) {
            return files.count();
        }
    }

    private static double maxFiles() throws IOException {
        for (String line : Files.readAllLines(PROC.resolve("limits"))) {
            if (line.startsWith("Max open files")) {
                String soft =
                        line.substring("Max open files".length()).strip().split("\\s+", -1)[0];
                return soft.equals("unlimited")
                        ? Double.POSITIVE_INFINITY
                        : Double.parseDouble(soft);
            }
        }
        return 0;
    }

    private static void jvm(Readings readings) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        usage(readings, memory, "used", "Memory in use.", MemoryUsage::getUsed);
        usage(readings, memory, "committed", "Memory taken.", MemoryUsage::getCommitted);
        usage(readings, memory, "max", "Most memory to take; -1 if none.", MemoryUsage::getMax);
        readings.gauge(
                "jvm_threads_current",
                "Threads of the platform.",
                new Point(ManagementFactory.getThreadMXBean().getThreadCount()));
        List<Total> collections = new ArrayList<>();
        for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
            double seconds = gc.getCollectionTime() / 1e3;
            collections.add(new Total(gc.getCollectionCount(), seconds, "gc", gc.getName()));
        }
        readings.summary("jvm_gc_collection_seconds", "Garbage collections.", collections);
    }

    private static void usage(
            Readings readings,
            MemoryMXBean memory,
            String what,
            String help,
            ToLongFunction<MemoryUsage> reading) {
        readings.gauge(
                "jvm_memory_" + what + "_bytes",
                help,
                List.of(
                        new Point(reading.applyAsLong(memory.getHeapMemoryUsage()), "area", "heap"),
                        new Point(
                                reading.applyAsLong(memory.getNonHeapMemoryUsage()),
                                "area",
                                "nonheap")));
    }
}
