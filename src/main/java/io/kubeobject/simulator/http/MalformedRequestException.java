package io.kubeobject.simulator.http;

import java.io.IOException;

/** A request that is not HTTP/1.1, or beyond the limits; answered with a status, then closed. */
final class MalformedRequestException extends IOException {

    private static final long serialVersionUID = 1;

    private final int status;

    MalformedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
