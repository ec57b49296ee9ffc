/**
 * What operators apply, proven: the manifests on a real API server, the Prometheus files with
 * promtool and a real Prometheus, and the container image unpacked and run with its own entry
 * point.
 */
package io.kubeobject.deploy;
