/**
 * Objects from a Kubernetes API server: credentials, discovery, list and watch.
 *
 * <p>May import {@code object} and {@code source}. Of client-java it uses the kubeconfig with its
 * plugins, and the OkHttp that comes along; never its {@code ApiClient} (whose JSON loads a
 * thousand classes, 12 MB), typed models, informers or watches.
 *
 * <pre>
 *   AccessOptions ──▶ ClusterAccess ──▶ Api (one GET, failures sorted by Trouble)
 *                                        ├─▶ Discovery ──▶ CatalogPoll ──▶ Catalog
 *                                        └─▶ Reflector: ListRead / WatchRead ──▶ ObjectSink
 * </pre>
 *
 * <p>Each feed has one virtual thread and one HTTP/1.1 connection: a slow sink then slows its own
 * stream by TCP, where HTTP/2 in OkHttp would buffer 16 MiB and stall the streams beside it.
 */
@NullMarked
package io.kubeobject.source.kubernetes;

import org.jspecify.annotations.NullMarked;
