/**
 * What is made of mappings besides metrics: pages for people, alert rules for Prometheus.
 *
 * <p>Not in the flow of objects; {@code cli} calls it. May import {@code mapping.yaml}, {@code
 * mapping}, {@code metric} and {@code object}, and writes YAML by SnakeYAML. Everything here is a
 * function of the compiled mappings, and the same mappings give the same text.
 */
@NullMarked
package io.kubeobject.generate;

import org.jspecify.annotations.NullMarked;
