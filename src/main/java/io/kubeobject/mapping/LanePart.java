package io.kubeobject.mapping;

/**
 * A document's share in a lane.
 *
 * @param showsGroup whether its series carry the API group, since another group has a resource of
 *     the same plural and kind
 * @param flattens false if another document, which names the resource, flattens it under the same
 *     names
 */
record LanePart(Document document, boolean showsGroup, boolean flattens) {}
