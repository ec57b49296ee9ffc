/**
 * An object of the Kubernetes API, its key, what happened to it, and which of its fields anyone
 * needs.
 *
 * <p>Vocabulary: the bottom of the flow, spoken by every stage. Imports nothing of ours.
 *
 * <p>Fields are plain values: {@code Map<String, Object>}, {@code List<Object>}, {@code String},
 * {@code Long} (a JSON integer within int64), {@code Double} (every other number) and {@code
 * Boolean}. A JSON null is left out of its map: it reads as absent; in a list it stays, as {@code
 * null}, so that indices hold. Nobody changes a value once it is read.
 *
 * <pre>
 *   body ──JsonParser──▶ ObjectReader(FieldTrie) ──▶ KubeObject ──▶ ObjectEvent.Put
 * </pre>
 */
@NullMarked
package io.kubeobject.object;

import org.jspecify.annotations.NullMarked;
