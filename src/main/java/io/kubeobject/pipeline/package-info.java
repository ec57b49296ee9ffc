/**
 * The whole flow: events of a source in, text of a store out, lane by lane.
 *
 * <p>The one stage that knows the others; may import {@code object}, {@code metric}, {@code
 * source}, {@code mapping}, {@code derive} and {@code store}. A lane is a resource in one version,
 * with selectors and a namespace: one list and watch, one writer at a time.
 *
 * <pre>
 *   ObjectSource.catalogs ──▶ Program.lanes ──▶ Roster: which lanes there are      (one thread)
 *                                                  │ opens, swaps, closes
 *                                                  ▼
 *   Feed ──ObjectEvent──▶ Lane: LaneProgram.evaluate ──rows──▶ LaneStore           (feed's thread)
 *                                                                  │
 *                                      snapshot() ◀──LaneView──────┘               (any thread)
 * </pre>
 *
 * <p>Invariants. Events are handled on the thread of their feed and wait for nothing. All that
 * changes the set of lanes happens on the roster's thread, one thing after the other. Lanes of one
 * resource change together: when a program or a version changes, new lanes are listed aside and
 * take the place of the old ones when all of them have synced, so that no scrape sees half of a
 * resource, or one twice. No exception of a mapping ends a feed.
 */
@NullMarked
package io.kubeobject.pipeline;

import org.jspecify.annotations.NullMarked;
