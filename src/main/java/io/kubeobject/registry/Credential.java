package io.kubeobject.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What opens a registry. Its text never shows it.
 *
 * @param user empty if there is only a token
 * @param password of the user
 * @param identityToken to be exchanged for a bearer token (OAuth 2); empty if there is none
 * @param bearerToken to be sent as it is; empty if there is none
 * @param origin where it comes from, for messages: {@code the secret shop/pull}
 */
record Credential(
        String user, String password, String identityToken, String bearerToken, String origin) {

    static Credential ofPassword(String user, String password, String origin) {
        return new Credential(user, password, "", "", origin);
    }

    boolean hasPassword() {
        return !user.isEmpty() || !password.isEmpty();
    }

    /** Value of the {@code Authorization} header (RFC 7617, in UTF-8). */
    String basic() {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "a credential of " + origin;
    }
}
