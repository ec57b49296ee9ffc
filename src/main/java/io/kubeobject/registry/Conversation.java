package io.kubeobject.registry;

import okhttp3.HttpUrl;
import okhttp3.Request;

import java.util.List;
import java.util.Optional;

/**
 * Asks one server for one manifest with one credential, or none: follows redirects and answers
 * challenges. What is ours goes to the server that it is for; a server that it redirects to gets no
 * credential, at most an anonymous token of its own.
 */
final class Conversation {

    private static final int MAX_REDIRECTS = 5;

    /** Every kind of manifest that a registry may hold. */
    private static final String ACCEPT = String.join(", ", Manifest.TYPES);

    private final Line line;
    private final Authorizer authorizer;
    private final ImageName image;
    private final Optional<Credential> credential;

    Conversation(
            Line line, Authorizer authorizer, ImageName image, Optional<Credential> credential) {
        this.line = line;
        this.authorizer = authorizer;
        this.image = image;
        this.credential = credential;
    }

    /** Whether a request only wants to know, or to read. */
    enum Method {
        HEAD,
        GET
    }

    /** The answer at the end of all redirects, whatever it is. */
    Reply ask(Method method) throws Setback {
        HttpUrl url = line.host().manifest(image);
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Reply reply = askOnce(method, url);
            if (!reply.isRedirect()) {
                return reply;
            }
            url = next(url, reply);
        }
        throw Setback.lasting(
                new Verdict.Unclear(
                        line.host() + " redirects more than " + MAX_REDIRECTS + " times"));
    }

    private Reply askOnce(Method method, HttpUrl url) throws Setback {
        Optional<Credential> mine = line.isHome(url) ? credential : Optional.empty();
        String origin = url.scheme() + "://" + RegistryHost.origin(url);
        Authorizer.Key key = new Authorizer.Key(origin, image.repository(), mine);
        Reply reply = send(method, url, authorizer.known(key));
        if (reply.code() != 401) {
            return reply;
        }
        List<Challenge> challenges = Challenge.of(reply.headers().values("WWW-Authenticate"));
        return send(method, url, Optional.of(authorizer.answer(challenges, url, key, line)));
    }

    private Reply send(Method method, HttpUrl url, Optional<String> authorization) throws Setback {
        Request.Builder request =
                new Request.Builder().method(method.name(), null).header("Accept", ACCEPT);
        authorization.ifPresent(header -> request.header("Authorization", header));
        return line.send(request, url, method.name());
    }

    private HttpUrl next(HttpUrl url, Reply reply) throws Setback {
        HttpUrl next = url.resolve(reply.header("Location"));
        boolean weaker = next != null && url.isHttps() && !next.isHttps();
        if (next == null || weaker) {
            throw Setback.lasting(
                    new Verdict.Unclear(
                            line.host()
                                    + " redirects to where is not followed: expected an "
                                    + url.scheme()
                                    + " URL"));
        }
        return next.newBuilder().username("").password("").build();
    }
}
