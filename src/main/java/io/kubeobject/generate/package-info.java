/**
 * What is made of mappings besides metrics: pages for people.
 *
 * <p>Not in the flow of objects; {@code cli} calls it. May import {@code mapping.yaml}, {@code
 * mapping}, {@code metric} and {@code object}. Everything here is a function of the compiled
 * mappings, and the same mappings give the same text.
 */
@NullMarked
package io.kubeobject.generate;

import org.jspecify.annotations.NullMarked;
