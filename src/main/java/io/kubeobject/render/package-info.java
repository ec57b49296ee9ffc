/**
 * Rows to exposition bytes: numbers, label values and their escapes, and the headers of each text
 * format.
 *
 * <p>Between mapping and store. May import {@code metric}. The line of a sample is the same in
 * every text format, so the store keeps one text for all of them; headers, escapes of HELP and the
 * end of an exposition are what the formats differ in.
 *
 * <pre>
 *   # HELP kube_pod_restarts_total Restarts.     header, per format
 *   # TYPE kube_pod_restarts_total counter
 *   kube_pod_restarts_total{pod="a \"b\""} 1     row, the same for all
 * </pre>
 *
 * <p>Written by the Prometheus text format 0.0.4 and OpenMetrics 1.0.0. Names of metrics and labels
 * arrive legal ({@code [a-zA-Z_:][a-zA-Z0-9_:]*}); values and help are any text.
 */
@NullMarked
package io.kubeobject.render;

import org.jspecify.annotations.NullMarked;
