package io.kubeobject.registry;

import java.time.Instant;

/** What became of one check. */
public sealed interface Verdict {

    /** One line for the user: the reason, without secrets. */
    String reason();

    /** The state that this verdict speaks for. */
    default Mode mode() {
        return switch (this) {
            case Available _ -> Mode.AVAILABLE;
            case Absent _ -> Mode.ABSENT;
            case BadImageFormat _ -> Mode.BAD_IMAGE_FORMAT;
            case RegistryUnavailable _ -> Mode.REGISTRY_UNAVAILABLE;
            case AuthenticationFailure _ -> Mode.AUTHENTICATION_FAILURE;
            case AuthorizationFailure _ -> Mode.AUTHORIZATION_FAILURE;
            case Unclear _, RateLimited _ -> Mode.UNKNOWN_ERROR;
        };
    }

    /**
     * There is a manifest.
     *
     * @param digest of the manifest or index; empty if the registry does not tell and it was not
     *     read
     */
    record Available(String digest) implements Verdict {
        @Override
        public String reason() {
            return digest.isEmpty() ? "there is a manifest" : digest;
        }
    }

    /** The registry has no such image, or not for the platform. */
    record Absent(String reason) implements Verdict {}

    /** No registry can have an image of this name. */
    record BadImageFormat(String reason) implements Verdict {}

    /** No answer that one could count on: name, connection, TLS, time, 5xx. */
    record RegistryUnavailable(String reason) implements Verdict {}

    /** 401: no credentials, or wrong ones. */
    record AuthenticationFailure(String reason) implements Verdict {}

    /** 403: known, and not allowed. */
    record AuthorizationFailure(String reason) implements Verdict {}

    /** An answer that says neither yes nor no. */
    record Unclear(String reason) implements Verdict {}

    /**
     * Nothing is known anew: the registry wants to be left alone for a while. Whoever has an
     * earlier verdict keeps that.
     *
     * @param until no request is sent before
     */
    record RateLimited(String reason, Instant until) implements Verdict {}
}
