package io.kubeobject.source.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to believe that it is the API server.
 *
 * @param roots certificate authorities; empty for those of the JDK
 * @param serverName name that its certificate must have; empty for the host of the URL
 * @param verified false to believe anyone, which a kubeconfig can ask for
 */
record Trust(Optional<CaTrust> roots, String serverName, boolean verified) {

    static Trust system() {
        return new Trust(Optional.empty(), "", true);
    }

    static Trust anyone() {
        return new Trust(Optional.empty(), "", false);
    }

    /** Roots in a file, which is read again when it changes. */
    static Trust file(Path file, String serverName) throws AccessException {
        CaTrust roots = CaTrust.of(() -> Files.readAllBytes(file), file.toString());
        return new Trust(Optional.of(roots), serverName, true);
    }

    /** Roots in PEM. */
    static Trust data(byte[] pem, String serverName, String origin) throws AccessException {
        return new Trust(Optional.of(CaTrust.of(() -> pem, origin)), serverName, true);
    }

    /** Reads the present certificates. */
    @FunctionalInterface
    interface Pem {
        byte[] read() throws IOException;
    }
}
