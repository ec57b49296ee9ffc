package io.kubeobject.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server as a child process, with its output in a file; ended by its process id. */
public final class ServerProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread hook;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts {@code command}; both streams go to {@code folder/name.log}. */
    public static ServerProcess start(
            String name, Path folder, List<String> command, Map<String, String> environment) {
        try {
            Path log = folder.resolve(name + ".log");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            return new ServerProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of an executable beside the servers, as {@code KUBEBUILDER_ASSETS} names it. */
    public static String executable(String name) {
        String folder = System.getenv("KUBEBUILDER_ASSETS");
        if (folder == null || !Files.isExecutable(Path.of(folder, name))) {
            throw new IllegalStateException(
                    "KUBEBUILDER_ASSETS names no folder with "
                            + name
                            + "; run the tests by ./verify, or set it to $(src/it/servers/fetch)");
        }
        return Path.of(folder, name).toString();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until {@code ready}; fails with the end of the log if the process dies before. */
    public ServerProcess await(Duration atMost, BooleanSupplier ready) {
        Await.until(
                name + " is ready",
                atMost,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError(name + " ended by itself:\n" + tail());
                    }
                    return ready.getAsBoolean();
                });
        return this;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        String text = output();
        return text.substring(Math.max(0, text.length() - 4000));
    }

    /** Ends it as a crash would. */
    public void kill() {
        end(process.destroyForcibly());
    }

    /** Asks it to end; the exit code. */
    public int terminate() {
        process.destroy();
        end(process);
        return process.exitValue();
    }

    private void end(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                ending.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // The hook is running: it does what is left.
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }
}
