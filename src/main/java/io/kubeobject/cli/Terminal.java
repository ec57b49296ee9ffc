package io.kubeobject.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What a command has around it.
 *
 * @param in standard input
 * @param out standard output, for machines: UTF-8 whatever the locale says
 * @param err standard error, for people
 * @param environment variables
 * @param screens which of the streams a person looks at
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Set<Stream> screens) {

    /** The three streams of a process. */
    enum Stream {
        IN(0),
        OUT(1),
        ERR(2);

        private final Path descriptor;

        Stream(int descriptor) {
            this.descriptor = Path.of("/proc/self/fd/" + descriptor);
        }

        /**
         * Whether the stream of this process goes to a person. By what its descriptor is open to,
         * since {@link System#console()} tells of input and output together only. Nothing is taken
         * for a screen where there is no {@code /proc}.
         */
        boolean isScreen() {
            try {
                String device = Files.readSymbolicLink(descriptor).toString();
                return device.startsWith("/dev/pts/")
                        || device.startsWith("/dev/tty")
                        || device.equals("/dev/console");
            } catch (IOException | UnsupportedOperationException e) {
                return false;
            }
        }
    }

    Terminal {
        screens = Set.copyOf(screens);
    }

    /** The one of this process. */
    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8),
                System.getenv(),
                Arrays.stream(Stream.values()).filter(Stream::isScreen).collect(toSet()));
    }

    boolean isScreen(Stream stream) {
        return screens.contains(stream);
    }

    /** Whether a stream may have colours: on a screen, unless the user said NO_COLOR. */
    boolean isColoured(Stream stream) {
        return isScreen(stream)
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** One of the two streams to write to. */
    PrintStream to(Stream stream) {
        return switch (stream) {
            case OUT -> out;
            case ERR -> err;
            case IN -> throw new IllegalStateException("BUG: nothing is written to standard input");
        };
    }

    /** Tells the user something in the name of the program. */
    void say(String sentence) {
        err.println("koe: " + sentence);
    }
}
