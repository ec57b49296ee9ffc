package io.kubeobject.pipeline;

import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.Observation;
import io.kubeobject.derive.Origin;
import io.kubeobject.mapping.Fault;
import io.kubeobject.mapping.Observed;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * One derivation, for all lanes that observe the same: those of several namespaces, and the old and
 * the new one during a reload. Safe for any thread.
 */
final class Derived {

    private final String resource;
    private final Observed observed;
    private final Derivation derivation;

    // guards: derivation, for the time that one object or a copy of the numbers takes
    private final Object lock = new Object();

    /** Lanes that use it; belongs to {@link Memory}. */
    int users;

    private Derived(String resource, Observed observed, Derivation derivation) {
        this.resource = resource;
        this.observed = observed;
        this.derivation = derivation;
    }

    /** One that remembers nothing. */
    static Derived fresh(String resource, Observed observed, Derivation derivation) {
        return new Derived(resource, observed, derivation);
    }

    /**
     * One that remembers what was saved.
     *
     * @param empty remembers nothing yet
     * @throws IOException if that is nothing of its kind
     */
    static Derived of(String resource, Observed observed, Derivation empty, byte[] saved)
            throws IOException {
        Derived derived = new Derived(resource, observed, empty);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(saved));
        try {
            derived.derivation.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException("not what was written: " + e.getMessage(), e);
        }
        if (in.read() >= 0) {
            throw new IOException("there is more than was written");
        }
        return derived;
    }

    String resource() {
        return resource;
    }

    Observed observed() {
        return observed;
    }

    /** Tells an object; tells whether an observation was lost for want of room. */
    boolean put(Origin origin, KubeObject object, List<Observation> seen, Instant now) {
        synchronized (lock) {
            return derivation.put(origin, object, seen, now) > 0;
        }
    }

    void delete(ObjectKey key, String uid) {
        synchronized (lock) {
            derivation.delete(key, uid);
        }
    }

    void synced(Origin origin, Instant now) {
        synchronized (lock) {
            derivation.synced(origin, now);
        }
    }

    void close(Origin origin) {
        synchronized (lock) {
            derivation.close(origin);
        }
    }

    LiveRows rows(Instant now) {
        synchronized (lock) {
            return derivation.rows(now);
        }
    }

    byte[] save() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            synchronized (lock) {
                derivation.save(new DataOutputStream(bytes));
            }
        } catch (IOException e) {
            throw new IllegalStateException("BUG: memory cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** That a series is not there since there are too many. */
    Fault full() {
        return new Fault(
                Fault.Kind.LIMIT,
                observed.mapping(),
                observed.observer().rule().families().stream()
                        .findFirst()
                        .map(Family::name)
                        .orElse(""),
                "too many different labels: no further series is made",
                observed.observer().position());
    }
}
