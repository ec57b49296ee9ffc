package io.kubeobject.source.kubernetes;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * A bearer token in a file that is replaced before it expires: read again each minute, as client-go
 * does. A file that is gone or empty for a moment leaves the old token in use.
 */
final class TokenFile implements Supplier<String> {

    private static final System.Logger LOG = System.getLogger(TokenFile.class.getName());
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Path file;
    private final InstantSource clock;

    /** Guarded by this. */
    private String header;

    /** Guarded by this. */
    private Instant readAt;

    TokenFile(Path file, InstantSource clock) throws AccessException {
        this.file = file;
        this.clock = clock;
        try {
            this.header = read(file);
            this.readAt = clock.instant();
        } catch (IOException e) {
            throw new AccessException(
                    "token %s cannot be used: %s".formatted(file, Sentence.of(e)), e);
        }
    }

    private static String read(Path file) throws IOException {
        String token = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (token.isEmpty()) {
            throw new IOException("it is empty");
        }
        return "Bearer " + token;
    }

    @Override
    public synchronized String get() {
        Instant now = clock.instant();
        if (Duration.between(readAt, now).compareTo(KEPT) >= 0) {
            readAt = now;
            try {
                header = read(file);
            } catch (IOException e) {
                LOG.log(
                        Level.WARNING,
                        "token {0} cannot be read, the old one stays: {1}",
                        file,
                        Sentence.of(e));
            }
        }
        return header;
    }
}
