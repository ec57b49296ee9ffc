/**
 * What is remembered, in a file, so that it outlives the program.
 *
 * <p>Beside {@code pipeline} in the flow: it is told a {@link io.kubeobject.derive.Checkpoint}
 * every few seconds and at the end, and gives it back at the next start. May import {@code derive}.
 *
 * <pre>
 *   pipeline ──Checkpoint──▶ Checkpoints ──▶ StateFile ──▶ koe.state
 *      ▲                                        │
 *      └──────────── Checkpoint, once ◀─────────┘
 * </pre>
 *
 * <p>Invariants. The file under its name is whole at any time, whenever the program or the machine
 * ends: it is written beside, forced to the disk and renamed. What is there and cannot be read is
 * never overwritten and never an obstacle: it is set aside under another name, and told.
 */
@NullMarked
package io.kubeobject.state;

import org.jspecify.annotations.NullMarked;
