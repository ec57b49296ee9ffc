package io.kubeobject.source.kubernetes;

import java.util.Locale;

/** Why a request or a stream did not go on, as far as what to do next depends on it. */
enum Trouble {
    /** The server ended a watch after the time that was asked for: no trouble at all. */
    TIMEOUT,
    /** A stream broke off. */
    CLOSED,
    /** No byte for too long. */
    SILENT,
    /** The resource version or the page is too old: everything must be listed again. */
    EXPIRED,
    /** The resource version is newer than what the server has. */
    TOO_NEW,
    THROTTLED,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    /** The request itself is not understood or not allowed: 400, 405, 406, 422. */
    REFUSED,
    /** No connection, or no answer. */
    UNREACHABLE,
    /** The answer is not what the API should say. */
    UNREADABLE,
    /** Every other answer. */
    ERROR;

    /** As metrics name it; kinds that users need not tell apart share a name. */
    String reason() {
        return switch (this) {
            case TOO_NEW, REFUSED -> ERROR.reason();
            case TIMEOUT,
                    CLOSED,
                    SILENT,
                    EXPIRED,
                    THROTTLED,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    UNREACHABLE,
                    UNREADABLE,
                    ERROR ->
                    name().toLowerCase(Locale.ROOT);
        };
    }
}
