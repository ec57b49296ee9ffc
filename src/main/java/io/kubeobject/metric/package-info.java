/**
 * Families of metrics and the rows that make them: names, types, labels, values.
 *
 * <p>Vocabulary: the bottom of the flow, spoken by every stage. Imports nothing of ours. Text
 * formats are the business of {@code render}.
 */
@NullMarked
package io.kubeobject.metric;

import org.jspecify.annotations.NullMarked;
