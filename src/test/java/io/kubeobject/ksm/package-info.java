/**
 * The pack kube-state-metrics beside the real kube-state-metrics: both watch the same API server,
 * and what they serve is compared sample by sample.
 */
@NullMarked
package io.kubeobject.ksm;

import org.jspecify.annotations.NullMarked;
