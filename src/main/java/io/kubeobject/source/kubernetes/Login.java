package io.kubeobject.source.kubernetes;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.X509KeyManager;

/**
 * Where the API server is, how to trust it, and who we are.
 *
 * @param server its URL, with a path if it is behind one
 * @param trust whom to believe that it is the server
 * @param certificate of the client
 * @param authorization value of the {@code Authorization} header at this moment; empty for none
 * @param proxy URL of the proxy that the kubeconfig names; empty for none
 * @param origin where this comes from, for messages: {@code context prod of /home/u/.kube/config}
 */
record Login(
        String server,
        Trust trust,
        Optional<X509KeyManager> certificate,
        Supplier<String> authorization,
        String proxy,
        String origin) {

    Login {
        requireNonNull(server, "server is null");
        requireNonNull(trust, "trust is null");
        requireNonNull(certificate, "certificate is null");
        requireNonNull(authorization, "authorization is null");
        requireNonNull(proxy, "proxy is null");
        requireNonNull(origin, "origin is null");
    }

    /** A server that asks for no credentials, such as the other end of {@code kubectl proxy}. */
    static Login anonymous(String server) throws AccessException {
        return new Login(server, Trust.system(), Optional.empty(), () -> "", "", "--server");
    }
}
