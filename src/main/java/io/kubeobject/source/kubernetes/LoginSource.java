package io.kubeobject.source.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the login by kubectl's rules, again and again. Not thread-safe. */
final class LoginSource {

    private final AccessOptions options;
    private final InstantSource clock;

    /** Kept while its files stay as they are: an auth provider keeps refreshed tokens in it. */
    private Optional<Loaded> loaded = Optional.empty();

    private record Loaded(Stamp stamp, Kubeconfig config) {}

    private record Stamp(List<Path> files, List<FileTime> changed) {}

    LoginSource(AccessOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
    }

    Login login() throws AccessException {
        List<Path> files = Kubeconfig.files(options);
        if (!files.isEmpty()) {
            return KubeconfigLogin.login(kubeconfig(files), options, clock);
        }
        if (!options.context().isEmpty()) {
            throw new AccessException(
                    "there is no kubeconfig for context \""
                            + options.context()
                            + "\"; name one with --kubeconfig");
        }
        if (ServiceAccount.isThere(options)) {
            return ServiceAccount.login(options, clock);
        }
        if (!options.server().isEmpty()) {
            return Login.anonymous(options.server());
        }
        String named = options.variable("KUBECONFIG");
        if (!named.isEmpty()) {
            throw new AccessException("KUBECONFIG names " + named + ", and there is no such file");
        }
        throw new AccessException(
                "no cluster is configured: name a kubeconfig with --kubeconfig (or KUBECONFIG), run"
                        + " inside a cluster with a service account, or try `koe demo`");
    }

    private Kubeconfig kubeconfig(List<Path> files) throws AccessException {
        List<FileTime> changed = new ArrayList<>();
        for (Path file : files) {
            try {
                changed.add(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                throw new AccessException(
                        "kubeconfig %s cannot be read: %s".formatted(file, Sentence.of(e)), e);
            }
        }
        Stamp stamp = new Stamp(files, changed);
        Loaded present = loaded.filter(l -> l.stamp.equals(stamp)).orElse(null);
        if (present == null) {
            present = new Loaded(stamp, Kubeconfig.read(files));
            loaded = Optional.of(present);
        }
        return present.config;
    }
}
