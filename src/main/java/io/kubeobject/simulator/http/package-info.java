/**
 * A small HTTP/1.1 server on the loopback address: one virtual thread for each connection.
 *
 * <p>Below {@code simulator}, which puts an API server on it. It is not the JDK's, because a
 * simulated fault needs the socket itself: to reset it, to fall silent in mid stream, to notice at
 * once that a client has gone. Imports nothing of ours.
 *
 * <p>Limits: {@link io.kubeobject.simulator.http.HttpLimits}. Closing the listener ends every
 * connection at once, in the middle of an answer if need be.
 */
@NullMarked
package io.kubeobject.simulator.http;

import org.jspecify.annotations.NullMarked;
