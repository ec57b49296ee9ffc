package io.kubeobject.it;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program as users run it: a process of its own, with the JVM flags of the image. */
public final class KoeProcess implements AutoCloseable {

    private final ServerProcess process;
    private final URI url;
    private final Http http = Http.plain();

    private KoeProcess(Path folder, List<String> arguments, Map<String, String> environment) {
        int port = ServerProcess.freePort();
        this.url = URI.create("http://127.0.0.1:" + port);
        List<String> command = new ArrayList<>(command());
        command.addAll(arguments);
        command.add("--web.listen-address=127.0.0.1:" + port);
        this.process = ServerProcess.start("koe", folder, command, environment);
    }

    /** Starts {@code koe arguments…} on a free port; does not wait. */
    public static KoeProcess start(Path folder, List<String> arguments) {
        return start(folder, arguments, Map.of());
    }

    /** The same with more in its environment. */
    static KoeProcess start(Path folder, List<String> arguments, Map<String, String> environment) {
        return new KoeProcess(folder, arguments, environment);
    }

    /** Starts {@code koe run --kubeconfig=…} and waits until it is ready. */
    public static KoeProcess ready(Path folder, Path kubeconfig, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--kubeconfig=" + kubeconfig));
        arguments.addAll(List.of(more));
        KoeProcess koe = start(folder, arguments);
        try {
            koe.process.await(Duration.ofSeconds(30), koe::isReady);
        } catch (RuntimeException | AssertionError e) {
            koe.close();
            throw e;
        }
        return koe;
    }

    /** The command line up to the program's own arguments. */
    public static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path flags = Path.of("src", "image", "jvm.flags").toAbsolutePath();
        return List.of(java, "@" + flags, "-jar", System.getProperty("koe.jar", "target/koe.jar"));
    }

    public URI url() {
        return url;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isReady() {
        return http.isOk(url.resolve("/-/ready"));
    }

    public boolean isHealthy() {
        return http.isOk(url.resolve("/-/healthy"));
    }

    /** Body of {@code /metrics}, text format. */
    public String scrape() {
        return http.get(url.resolve("/metrics")).body();
    }

    /** Body of {@code /telemetry}. */
    public String telemetry() {
        return http.get(url.resolve("/telemetry")).body();
    }

    /** Whether the scrape has this line. */
    public boolean shows(String line) {
        return scrape().lines().anyMatch(line::equals);
    }

    /** Value of a sample in a text: {@code value(koe.scrape(), "name{a=\"b\"}")}; NaN if absent. */
    public static double value(String exposition, String series) {
        Matcher line =
                Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                        .matcher(exposition);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    /** What it has printed so far. */
    public String output() {
        return process.output();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM; the exit code. */
    public int terminate() {
        return process.terminate();
    }

    public ServerProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
