/**
 * The expression language: CEL as Kubernetes runs it, over plain maps, with "absent" in place of
 * errors for keys that are not there.
 *
 * <p>Vocabulary: spoken by {@code mapping}, {@code derive} and {@code images}. May import {@code
 * object} (the fields that are read) and {@code metric} (how a number prints).
 *
 * <pre>
 *   text ──Lexer, Parser──▶ Syntax ──Checker──▶ Checked ──Planner──▶ Node   (evaluated)
 *        JsonPathParser ──▶ JsonPath ──┘           └─────FieldReach──▶ FieldTrie (what is read at all)
 * </pre>
 *
 * <p>Everything that is compiled is immutable and safe for use by several threads; a {@link
 * io.kubeobject.expr.Frame} is not. A value is one of those of {@code object}, or an unsigned
 * integer, bytes, {@code Instant}, {@code Duration}, quantity, type, optional, or null. Absent is a
 * value to this package, never an exception; an {@link io.kubeobject.expr.EvaluationException} is
 * for what is wrong. A text that begins with {@code $} is a JSONPath (RFC 9535): it selects, the
 * rest computes; its classes are loaded when the first is met. To add a function: one row in the
 * file of its family, {@code *Functions}.
 */
@NullMarked
package io.kubeobject.expr;

import org.jspecify.annotations.NullMarked;
