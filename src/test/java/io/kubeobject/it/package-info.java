/**
 * End to end: the real etcd, kube-apiserver, kubectl and Prometheus, and the packaged program as a
 * process of its own.
 *
 * <p>The servers come from the folder that {@code KUBEBUILDER_ASSETS} names; {@code ./verify} sets
 * it. They listen on loopback, on free ports, and end with the test by process id.
 */
package io.kubeobject.it;
