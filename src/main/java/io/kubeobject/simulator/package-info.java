/**
 * A Kubernetes API server in the process, on the loopback address: what the demo shows, what the
 * tests and the benchmarks talk to.
 *
 * <p>Beside the flow: nothing that serves metrics knows it. May import {@code object} and its own
 * {@code http}. It behaves as a kube-apiserver 1.36 does wherever a client of its reading side can
 * tell (discovery in both forms, list with pages, get, watch with bookmarks, streaming lists,
 * resource versions, refusals), keeps objects as data without validating them, and misbehaves on
 * request: {@link io.kubeobject.simulator.Faults}.
 *
 * <pre>
 *   HTTP ──▶ ApiServer ──▶ Discovery | Listing | Watching | Writing ──▶ Store ──▶ Shelf (one resource)
 *               └─ Faults, Traffic                         ▲
 *                          Simulation (in the process) ────┘
 * </pre>
 *
 * <p>Invariants: an object is kept as the JSON it is served as, serialised once. Resource versions
 * come from one counter and grow; within a resource they become visible in their order. A watch
 * reads a bounded history and never holds up a write.
 */
@NullMarked
package io.kubeobject.simulator;

import org.jspecify.annotations.NullMarked;
