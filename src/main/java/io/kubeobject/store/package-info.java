/**
 * What is served, kept as the bytes that are served.
 *
 * <p>Between {@code render} and {@code exposition}; {@code pipeline} owns the lanes. May import
 * {@code object}, {@code metric} and {@code render}. Nothing of an object is kept but its key and
 * its text.
 *
 * <p>A lane has one {@link io.kubeobject.store.LaneStore}. Objects form blocks in the order in
 * which they arrived; the text of one family for one block is a segment:
 *
 * <pre>
 *                  families of the lane, by index
 *               0: pod_info     1: pod_phase    2: pod_restarts_total
 *             ┌───────────────┬───────────────┬───────────────┐
 *   block 0   │ segment       │ segment       │ segment       │  objects 0–127, the oldest
 *             ├───────────────┼───────────────┼───────────────┤
 *   block 1   │ segment       │ none          │ segment       │  objects 128–255
 *             ├───────────────┼───────────────┼───────────────┤
 *   block 2   │ segment ···   │ segment ···   │ segment ···   │  the last one, with room to grow
 *             └───────────────┴───────────────┴───────────────┘
 *                    │
 *                    ▼
 *        text     pod_info{pod="a"} 1⏎ pod_info{pod="b"} 1⏎ ···
 *        lengths  19, 19, …            how much of it is whose
 * </pre>
 *
 * <p>A scrape goes down the columns: few large slices. An update goes along a row, compares the
 * object's part of each segment with its new text, and makes new segments only where there is a
 * difference. A new object is written behind the last block's text, into room that no reader looks
 * at. New pods change and old pods do not, so hot blocks are few. Blocks that deletions have made
 * small are joined with their neighbours.
 *
 * <p>Invariants: one writer per lane; all that a {@link io.kubeobject.store.LaneView} reaches is
 * immutable (of arrays: the part that it tells the length of); a view is published by one volatile
 * write, is complete in itself, and shares with the last one all that did not change. No lock
 * anywhere: readers never wait, and a view lives as long as somebody writes it to a socket.
 *
 * <p>{@link io.kubeobject.store.Layout} brings the families of all lanes into one order and gives a
 * {@link io.kubeobject.store.Snapshot}: for each family its head and its {@linkplain
 * io.kubeobject.store.FamilyPart parts}, which are segments of a lane.
 */
@NullMarked
package io.kubeobject.store;

import org.jspecify.annotations.NullMarked;
