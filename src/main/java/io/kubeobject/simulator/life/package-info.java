/**
 * What goes on in a simulated cluster: a small world whose controllers do what the real ones do,
 * late; and populations of any size.
 *
 * <p>Above {@code simulator}, whose {@link io.kubeobject.simulator.Simulation} it writes to like
 * any program. May import nothing else of ours.
 *
 * <pre>
 *   Script ─edits specs─▶ Simulation ◀─reads, writes─ Deployments, Replicas, Pods, Jobs, Nodes …
 *                                                        each: act(now), once a tick
 * </pre>
 *
 * <p>Invariants: everything follows from the seed and the times of the ticks; an actor decides by
 * what the objects say, so that what a user changes through the API is acted on as well.
 */
@NullMarked
package io.kubeobject.simulator.life;

import org.jspecify.annotations.NullMarked;
