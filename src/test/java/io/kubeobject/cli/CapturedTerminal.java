package io.kubeobject.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal whose streams a test reads and writes. */
final class CapturedTerminal {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal;

    CapturedTerminal() {
        this("", Map.of());
    }

    CapturedTerminal(String input, Map<String, String> environment, Terminal.Stream... screens) {
        terminal =
                new Terminal(
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintStream(out, false, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        environment,
                        Set.of(screens));
    }

    /** Runs the program and gives its exit code. */
    int run(String... arguments) {
        return Main.run(List.of(arguments), terminal, new Stop());
    }

    /** Runs the program until {@code stop} is asked for. */
    CompletableFuture<Integer> start(Stop stop, String... arguments) {
        return CompletableFuture.supplyAsync(
                () -> Main.run(List.of(arguments), terminal, stop), Thread::startVirtualThread);
    }

    /** Waits for a line of standard error and gives the first group of the pattern. */
    String await(String pattern) throws InterruptedException {
        Pattern wanted = Pattern.compile(pattern);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            Matcher found = wanted.matcher(err());
            if (found.find()) {
                return found.group(found.groupCount());
            }
            Thread.sleep(Duration.ofMillis(20));
        }
        throw new AssertionError("no " + pattern + " in:\n" + err());
    }

    Terminal terminal() {
        return terminal;
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }
}
