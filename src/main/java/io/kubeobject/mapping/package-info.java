/**
 * The compiled program of one resource: an object in, rows out.
 *
 * <p>Between {@code source} and {@code render}; {@code pipeline} calls it, {@code mapping.yaml}
 * builds it. May import {@code object}, {@code metric}, {@code expr}, and of {@code derive} the
 * rules and observations. Pure: it reads no clock, keeps nothing of an object, and the same object
 * gives the same rows. All types are immutable; what a {@link io.kubeobject.mapping.LaneProgram}
 * remembers (names of flattened paths) changes nothing that can be seen, and is safe for use by
 * several threads.
 *
 * <pre>
 *   Document (what a user wrote, checked) ──┐
 *   Document ───────────────────────────────┤
 *                                           ▼
 *                    Program ──Catalog──▶ LaneProgram ──KubeObject──▶ rows and faults
 * </pre>
 *
 * <p>Beside it, {@link io.kubeobject.mapping.Accounts} tell how a row came about. They do the same
 * once more, watched, for a person who asks; what runs at every event knows nothing of them.
 */
@NullMarked
package io.kubeobject.mapping;

import org.jspecify.annotations.NullMarked;
