package io.kubeobject.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that hands out credentials: asked by its standard input, answers on its standard
 * output. Ended when it takes too long; what it says on standard error is thrown away, since it may
 * hold what is secret.
 *
 * @param command with arguments
 * @param environment beside that of this process
 * @param patience for the whole run
 */
record OutsideProgram(List<String> command, Map<String, String> environment, Duration patience) {

    private static final int MAX_OUTPUT = 1 << 20;

    OutsideProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * What it said.
     *
     * @param code its exit code
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Output(int code, byte[] text) {

        @Override
        public String toString() {
            return "exit code " + code;
        }
    }

    /**
     * Runs it once.
     *
     * @throws IOException if it cannot be started, says too much or takes too long
     */
    Output run(String input) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = start(builder);
        try {
            Future<byte[]> output = read(process.getInputStream());
            write(process, input);
            byte[] text = output.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (text.length > MAX_OUTPUT) {
                throw new OutsideException("it said more than " + MAX_OUTPUT + " bytes");
            }
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutsideException("it did not end within " + patience.toSeconds() + " s");
            }
            return new Output(process.exitValue(), text);
        } catch (TimeoutException e) {
            throw new OutsideException(
                    "it did not answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new OutsideException("its answer cannot be read", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start(ProcessBuilder builder) throws OutsideException {
        try {
            return builder.start();
        } catch (IOException e) {
            // The JDK puts the system's words, which name the reason, in parentheses.
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            String reason = words.replaceFirst("(?s).*\\((.*)\\).*", "$1");
            throw new OutsideException("it cannot be started: " + reason, e);
        }
    }

    private static Future<byte[]> read(InputStream in) {
        FutureTask<byte[]> reading = new FutureTask<>(() -> in.readNBytes(MAX_OUTPUT + 1));
        Thread.ofVirtual().name("credential helper").start(reading);
        return reading;
    }

    private static void write(Process process, String input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It did not want to be asked; its answer tells.
        }
    }
}
