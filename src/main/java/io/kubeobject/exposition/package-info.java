/**
 * One scrape: what the client wants, what it gets of that, and the bytes of it. No sockets.
 *
 * <p>Behind {@code store}, before {@code web}. May import {@code store}, {@code render} and {@code
 * metric}.
 *
 * <pre>
 *   ScrapeRequest(Accept, Accept-Encoding, name[], resource[]) ─┐
 *   Snapshot ───────────────────────────────────────────────────┴─▶ Scrape ──▶ OutputStream
 * </pre>
 *
 * <p>A scrape works on a snapshot, so it may take as long as its client does: nothing waits for it,
 * and it holds no more memory than a buffer and what the snapshot keeps alive.
 */
@NullMarked
package io.kubeobject.exposition;

import org.jspecify.annotations.NullMarked;
