/**
 * Which images to ask for, and with whose credentials.
 *
 * <p>Between the objects of the cluster and {@code registry}, which asks. May import {@code
 * object}, {@code metric}, {@code expr} and {@code registry}; how an object of the cluster is read
 * comes in by {@link io.kubeobject.images.NamedObjects}.
 *
 * <p>What pull secrets hold goes from the API server into a {@link io.kubeobject.registry.Keyring}
 * and nowhere else. A secret that cannot be read is told, and everything that needs no secret works
 * without.
 */
@NullMarked
package io.kubeobject.images;

import org.jspecify.annotations.NullMarked;
