/**
 * Which images to ask for, when, and with whose credentials; and the verdicts, kept.
 *
 * <p>Between the objects of the cluster and {@code registry}, which asks. May import {@code
 * object}, {@code metric}, {@code derive} and {@code registry}; how an object of the cluster is
 * read comes in by {@link io.kubeobject.images.NamedObjects}.
 *
 * <pre>
 *   Observation.Image ──▶ ImagePresence ──Look──▶ ImageDesk: Agenda, a queue per registry
 *      (lane's thread)         │                      │ ▲
 *                              ▼                      ▼ │ Verdict
 *        scrape ◀────────── ImageRows        Wallets, Answers ──▶ RegistryClient
 * </pre>
 *
 * <p>Invariants. A scrape and a lane wait for no registry and no secret. Nothing known, no series.
 * Of what is known of a container exactly one state holds. What pull secrets hold goes from the API
 * server into a {@link io.kubeobject.registry.Keyring} and nowhere else. A secret that cannot be
 * read is told, and everything that needs no secret works without.
 */
@NullMarked
package io.kubeobject.images;

import org.jspecify.annotations.NullMarked;
