package io.kubeobject.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The programs that a docker configuration names to hand out credentials, asked by the protocol of
 * docker-credential-helpers.
 *
 * @param programs beginning of their names
 * @param helpers for some registries, the most specific first
 * @param store for every registry; empty for none
 * @param origin which configuration, for messages
 */
record CredentialPrograms(String programs, List<OfRegistry> helpers, String store, String origin) {

    static final String PROGRAMS = "docker-credential-";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What a helper says instead of a user name, if the secret is an identity token. */
    private static final String TOKEN_USER = "<token>";

    /**
     * One registry's helper.
     *
     * @param server as the configuration spells it, and as the helper wants it
     */
    record OfRegistry(PlacePattern pattern, String server, String name) {}

    static CredentialPrograms none(String origin) {
        return new CredentialPrograms(PROGRAMS, List.of(), "", origin);
    }

    static CredentialPrograms of(Map<String, Object> config, String programs, String origin) {
        List<OfRegistry> helpers = new ArrayList<>();
        Map<String, Object> named = Json.object(config, "credHelpers");
        named.keySet()
                .forEach(
                        key ->
                                helpers.add(
                                        new OfRegistry(
                                                PlacePattern.of(key), key, Json.text(named, key))));
        helpers.sort(Comparator.comparing(OfRegistry::pattern, PlacePattern.SPECIFIC_FIRST));
        return new CredentialPrograms(
                programs, List.copyOf(helpers), Json.text(config, "credsStore"), origin);
    }

    /** Of the helpers that are for this place alone. */
    List<Credential> find(String place, Steps steps) throws InterruptedException {
        List<Credential> found = new ArrayList<>();
        for (OfRegistry helper : helpers) {
            if (helper.pattern.matches(place)) {
                found.addAll(ask(helper.name, helper.server, steps));
            }
        }
        return found;
    }

    /** Of the store for every place. */
    List<Credential> stored(String place, Steps steps) throws InterruptedException {
        return store.isEmpty() ? List.of() : ask(store, server(place), steps);
    }

    /** What docker calls the registry of a place when it asks its store. */
    private static String server(String place) {
        String host = place.substring(0, place.indexOf('/'));
        return host.equals(ImageName.DOCKER_HUB) ? "https://index.docker.io/v1/" : host;
    }

    private List<Credential> ask(String name, String server, Steps steps)
            throws InterruptedException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            steps.told("credentials", origin + " names a helper that cannot be one");
            return List.of();
        }
        String named = "the helper " + PROGRAMS + name + " of " + origin;
        try {
            OutsideProgram.Output output =
                    new OutsideProgram(List.of(programs + name, "get"), Map.of(), PATIENCE)
                            .run(server);
            if (output.code() != 0) {
                steps.told("credentials", named + " has none: exit code " + output.code());
                return List.of();
            }
            Map<String, Object> answer = Json.object(output.text());
            String user = Json.text(answer, "Username");
            String secret = Json.text(answer, "Secret");
            return List.of(
                    user.equals(TOKEN_USER)
                            ? new Credential("", "", secret, "", named)
                            : Credential.ofPassword(user, secret, named));
        } catch (IOException e) {
            steps.told("credentials", named + " failed: " + NetworkTrouble.words(e));
            return List.of();
        }
    }
}
