package io.kubeobject.registry;

import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which {@code Authorization} a server wants, and remembers it as long as it holds: a
 * token per server, repository and credential. Safe for use by several threads.
 */
final class Authorizer {

    /** More tokens than that are for images that are asked for rarely anyway. */
    private static final int MAX_GRANTS = 4096;

    /** What a token server means that does not say how long its token lives. */
    private static final double STANDARD_SECONDS = 60;

    /** Tokens are given up earlier: the way to the registry takes time. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofHours(1);

    /** Whom a grant is for. */
    record Key(String server, String repository, Optional<Credential> credential) {}

    private record Grant(String header, Instant until) {

        @Override
        public String toString() {
            return "a grant until " + until;
        }
    }

    private final InstantSource clock;

    /** Guarded by itself; the one that was used longest ago goes first. */
    private final Map<Key, Grant> grants = new LinkedHashMap<>(16, 0.75f, true);

    Authorizer(InstantSource clock) {
        this.clock = clock;
    }

    /** The header that was right the last time. */
    Optional<String> known(Key key) {
        synchronized (grants) {
            Grant grant = grants.get(key);
            if (grant != null && !clock.instant().isBefore(grant.until)) {
                grants.remove(key);
                return Optional.empty();
            }
            return Optional.ofNullable(grant).map(Grant::header);
        }
    }

    private String remember(Key key, String header, Duration life) {
        synchronized (grants) {
            grants.put(key, new Grant(header, clock.instant().plus(life)));
            if (grants.size() > MAX_GRANTS) {
                grants.remove(grants.keySet().iterator().next());
            }
        }
        return header;
    }

    /**
     * The header that answers one of the challenges.
     *
     * @param url that was refused
     * @throws Setback if there is none
     */
    String answer(List<Challenge> challenges, HttpUrl url, Key key, Line line) throws Setback {
        synchronized (grants) {
            grants.remove(key);
        }
        Optional<Credential> credential = key.credential();
        if (credential.isPresent() && !credential.get().bearerToken().isEmpty()) {
            return remember(key, "Bearer " + credential.get().bearerToken(), LONGEST);
        }
        Optional<Challenge> bearer = Challenge.first(challenges, "bearer");
        if (bearer.isPresent()) {
            return token(bearer.get(), url, key, line);
        }
        String server = key.server();
        if (Challenge.first(challenges, "basic").isEmpty()) {
            throw Setback.lasting(
                    new Verdict.AuthenticationFailure(
                            server
                                    + " answers 401 and names no way to authenticate that is known"
                                    + " here"));
        }
        if (credential.isEmpty() || !credential.get().hasPassword()) {
            throw Setback.lasting(
                    new Verdict.AuthenticationFailure(
                            server + " wants a user and a password, and there is none for it"));
        }
        return remember(key, credential.get().basic(), LONGEST);
    }

    /** Asks a token server, by docker's token authentication specification. */
    private String token(Challenge challenge, HttpUrl url, Key key, Line line) throws Setback {
        HttpUrl realm = realm(challenge, url);
        String stated = challenge.parameter("scope");
        String scope = stated.isEmpty() ? "repository:" + key.repository() + ":pull" : stated;
        Optional<Credential> credential = key.credential();
        boolean identity = credential.isPresent() && !credential.get().identityToken().isEmpty();
        Reply reply =
                identity
                        ? exchange(realm, challenge, scope, credential.get(), line)
                        : fetch(realm, challenge, scope, credential, line);
        String server = RegistryHost.origin(realm);
        if (reply.code() != 200) {
            // A token server that does not know the repository is no witness that it is missing.
            throw reply.code() == 404
                    ? Setback.lasting(new Verdict.Unclear(server + " answers 404 for a token"))
                    : reply.refusal(server, "a token");
        }
        return remember(key, "Bearer " + text(reply, server), life(reply));
    }

    private static Reply fetch(
            HttpUrl realm,
            Challenge challenge,
            String scope,
            Optional<Credential> credential,
            Line line)
            throws Setback {
        HttpUrl.Builder url = realm.newBuilder();
        if (!challenge.parameter("service").isEmpty()) {
            url.addQueryParameter("service", challenge.parameter("service"));
        }
        url.addQueryParameter("scope", scope);
        Request.Builder request = new Request.Builder();
        credential
                .filter(Credential::hasPassword)
                .ifPresent(c -> request.header("Authorization", c.basic()));
        return line.send(request, url.build(), "GET token");
    }

    private static Reply exchange(
            HttpUrl realm, Challenge challenge, String scope, Credential credential, Line line)
            throws Setback {
        FormBody form =
                new FormBody.Builder()
                        .add("grant_type", "refresh_token")
                        .add("service", challenge.parameter("service"))
                        .add("client_id", "kube-object-exporter")
                        .add("scope", scope)
                        .add("refresh_token", credential.identityToken())
                        .build();
        return line.send(new Request.Builder().post(form), realm, "POST token");
    }

    /** A registry may name a token server elsewhere, but not one without TLS if it has TLS. */
    private static HttpUrl realm(Challenge challenge, HttpUrl url) throws Setback {
        HttpUrl realm = HttpUrl.parse(challenge.parameter("realm"));
        if (realm == null || (url.isHttps() && !realm.isHttps())) {
            throw Setback.lasting(
                    new Verdict.Unclear(
                            RegistryHost.origin(url)
                                    + " names a token server that is not asked: expected an "
                                    + url.scheme()
                                    + " URL"));
        }
        return realm.newBuilder().username("").password("").build();
    }

    private static String text(Reply reply, String server) throws Setback {
        Map<String, Object> answer = object(reply, server);
        String token = Json.text(answer, "token");
        String usable = token.isEmpty() ? Json.text(answer, "access_token") : token;
        if (usable.isEmpty() || !usable.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Setback.lasting(new Verdict.Unclear(server + " answers with no token in it"));
        }
        return usable;
    }

    private static Duration life(Reply reply) throws Setback {
        double seconds = Json.number(object(reply, "token server"), "expires_in", STANDARD_SECONDS);
        Duration told =
                Duration.ofSeconds((long) Math.clamp(seconds, 0, (double) LONGEST.toSeconds()));
        return told.compareTo(MARGIN) > 0 ? told.minus(MARGIN) : Duration.ZERO;
    }

    private static Map<String, Object> object(Reply reply, String server) throws Setback {
        try {
            return Json.object(reply.body());
        } catch (IOException e) {
            throw Setback.lasting(new Verdict.Unclear(server + " answers with no token in it"));
        }
    }
}
