/**
 * Metrics that need memory of what was before: how long something was down, how often something
 * happened.
 *
 * <p>Beside {@code render} and {@code store} in the flow: {@code mapping} computes what an object
 * says now, a {@link io.kubeobject.derive.Derivation} remembers it and gives rows whenever they are
 * asked for. May import {@code object} and {@code metric}. Never reads a clock, knows no threads
 * and no files: the time comes with each call, {@code pipeline} lets one call in at a time, and the
 * memory is written to whatever stream is given.
 *
 * <pre>
 *   LaneProgram ──Observation──▶ Derivation ──LiveRows──▶ scrape
 *                  one Origin      │    ▲
 *                  per lane        ▼    │
 *                                save  load
 * </pre>
 *
 * <p>Invariants. A derivation may be fed by several lanes at once, for example by the old and the
 * new one while mappings are reloaded: what it is told twice it counts once. What it remembers of
 * an object goes with the object. Rows are a picture of one moment and do not change afterwards.
 * Times are milliseconds since 1970.
 */
@NullMarked
package io.kubeobject.derive;

import org.jspecify.annotations.NullMarked;
