package io.kubeobject.simulator.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one client, and all of them together, may ask of the server.
 *
 * @param maxConnections open connections; further ones are answered 503 and closed
 * @param maxHeadBytes request line and headers; more is answered 431
 * @param maxBodyBytes request body; more is answered 413
 * @param idleTimeout how long a connection may wait for its next request
 * @param headTimeout how long a request may take from its first byte to its last
 */
public record HttpLimits(
        int maxConnections,
        int maxHeadBytes,
        int maxBodyBytes,
        Duration idleTimeout,
        Duration headTimeout) {

    /** 4096 connections, 64 KiB, 32 MiB, 3 minutes, 30 seconds. */
    public static final HttpLimits DEFAULT =
            new HttpLimits(4096, 64 << 10, 32 << 20, Duration.ofMinutes(3), Duration.ofSeconds(30));

    public HttpLimits {
        requireNonNull(idleTimeout, "idleTimeout is null");
        requireNonNull(headTimeout, "headTimeout is null");
    }
}
