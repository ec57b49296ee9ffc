package io.kubeobject.cli;

import io.kubeobject.images.NamedObjects;
import io.kubeobject.images.UnreadableException;
import io.kubeobject.images.UnreadableException.Reason;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.ClusterAccess;
import io.kubeobject.source.kubernetes.ObjectLookup;

/** Lets image checks read single objects of a cluster. */
final class ClusterObjects {

    private ClusterObjects() {}

    static NamedObjects of(ClusterAccess access) {
        ObjectLookup lookup = new ObjectLookup(access);
        return (resource, namespace, name, fields) -> {
            try {
                return lookup.find(resource, namespace, name, fields);
            } catch (AccessException e) {
                Reason reason = e.isRefusal() ? Reason.FORBIDDEN : Reason.UNREACHABLE;
                throw new UnreadableException(reason, String.valueOf(e.getMessage()), e);
            }
        };
    }
}
