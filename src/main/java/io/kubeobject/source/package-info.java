/**
 * Streams of object events: what the rest of the program knows of a cluster, a folder of files, or
 * standard input.
 *
 * <p>The start of the flow. May import {@code object}. An implementation retries what the world
 * gets wrong by itself and shows it in {@link FeedStatus}; no exception of the network reaches a
 * sink.
 */
@NullMarked
package io.kubeobject.source;

import org.jspecify.annotations.NullMarked;
