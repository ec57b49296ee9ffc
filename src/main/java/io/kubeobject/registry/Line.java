package io.kubeobject.registry;

import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The line to one server during one check: sends single requests on a leash, within the deadline,
 * and never to a server that wants to be left alone.
 */
final class Line {

    /** Names that a server's text may have in a step: none of them is a secret. */
    private static final Set<String> SCHEMES = Set.of("basic", "bearer");

    private final Transport transport;
    private final RateLimits limits;
    private final RegistryHost host;
    private final Deadline deadline;
    private final Steps steps;
    private final Leash leash;

    Line(Transport transport, RateLimits limits, RegistryHost host, Asking asking) {
        this.transport = transport;
        this.limits = limits;
        this.host = host;
        this.deadline = asking.deadline();
        this.steps = asking.steps();
        this.leash = new Leash(asking.inside());
    }

    /** How one check asks. */
    record Asking(Deadline deadline, Steps steps, Leash.Inside inside) {}

    RegistryHost host() {
        return host;
    }

    boolean isHome(HttpUrl url) {
        return RegistryHost.sameOrigin(url, host.base());
    }

    /**
     * Sends one request.
     *
     * @param said what it is, for the steps
     */
    Reply send(Request.Builder request, HttpUrl url, String said) throws Setback {
        String server = RegistryHost.origin(url);
        Optional<Instant> held = limits.heldUntil(server);
        if (held.isPresent()) {
            throw Setback.lasting(
                    new Verdict.RateLimited(
                            server + " wants no request before " + held.get(), held.get()));
        }
        boolean home = isHome(url);
        request.url(url)
                .header("User-Agent", "kube-object-exporter")
                .tag(Leash.Visit.class, new Leash.Visit(leash, home));
        if (home) {
            addHeaders(request, host.headers());
        }
        steps.told("request", said + " " + RegistryHost.shown(url));
        try {
            leash.checkLiteral(url, home);
            Reply reply = Reply.of(transport.send(request.build(), tls(url), deadline));
            steps.told("answer", reply.code() + challenges(reply));
            return counted(reply, server);
        } catch (IOException e) {
            String words = RegistryHost.shown(url) + ": " + NetworkTrouble.words(e);
            steps.told("failure", words);
            Verdict verdict =
                    e instanceof OutsideException
                            ? ofOutside(words, url)
                            : new Verdict.RegistryUnavailable(words);
            throw deadline.left().isZero() || e instanceof OutsideException
                    ? Setback.lasting(verdict)
                    : Setback.passing(verdict);
        }
    }

    private Reply counted(Reply reply, String server) throws Setback {
        if (reply.code() == 429) {
            Instant until = limits.refused(server, reply.headers());
            throw Setback.lasting(
                    new Verdict.RateLimited(
                            server + " answers 429: no request before " + until, until));
        }
        limits.learn(server, reply.headers());
        return reply;
    }

    private Verdict ofOutside(String words, HttpUrl url) {
        boolean late = deadline.left().isZero();
        return late && isHome(url)
                ? new Verdict.RegistryUnavailable(words)
                : new Verdict.Unclear(words);
    }

    /** Another server has to show a certificate that is in order, whatever this one may do. */
    private Tls tls(HttpUrl url) {
        return url.host().equals(host.base().host())
                ? host.tls()
                : new Tls(host.tls().authorities(), true);
    }

    private static void addHeaders(Request.Builder request, Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            request.addHeader(headers.name(i), headers.value(i));
        }
    }

    private static String challenges(Reply reply) {
        StringBuilder text = new StringBuilder();
        for (Challenge challenge : Challenge.of(reply.headers().values("WWW-Authenticate"))) {
            if (SCHEMES.contains(challenge.scheme())) {
                text.append(", wants ").append(challenge.scheme());
            }
        }
        return text.toString();
    }
}
