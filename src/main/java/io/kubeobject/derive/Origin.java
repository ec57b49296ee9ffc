package io.kubeobject.derive;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Where observations come from: one list and watch. Told of its lists by the thread that reads it;
 * everything else is safe for any thread.
 */
public final class Origin {

    private final int number;
    private final String namespace;
    private final String scope;
    private final Supplier<@Nullable Instant> contact;

    private int list;
    private volatile boolean listing;
    private volatile boolean synced;
    private volatile long heard = Millis.NONE;

    /**
     * An origin that was not listed yet.
     *
     * @param number a newer origin's is greater: where two have the same object, it is the newer's
     * @param namespace of its objects; empty for all
     * @param scope which objects, as a text: who says the same sees the same
     * @param contact when the source was last heard of
     */
    public Origin(int number, String namespace, String scope, Supplier<@Nullable Instant> contact) {
        this.number = number;
        this.namespace = requireNonNull(namespace, "namespace is null");
        this.scope = requireNonNull(scope, "scope is null");
        this.contact = requireNonNull(contact, "contact is null");
    }

    /** A full list begins. */
    public void listStarted() {
        listing = true;
        list++;
    }

    /** It is complete; to be called before derivations are told. */
    public void synced(Instant now) {
        listing = false;
        synced = true;
        heard(now);
    }

    /**
     * There was contact at that time. During a list this changes nothing: what the list is compared
     * with is the last contact before it.
     */
    public void heard(Instant at) {
        if (!listing) {
            heard = Math.max(heard, Millis.of(at));
        }
    }

    boolean isListing() {
        return listing;
    }

    boolean isSynced() {
        return synced;
    }

    int number() {
        return number;
    }

    /** The number of the list that is going on, or was last. */
    int list() {
        return list;
    }

    String scope() {
        return scope;
    }

    boolean covers(String objectsNamespace) {
        return namespace.isEmpty() || namespace.equals(objectsNamespace);
    }

    /** The last contact before the present list, or before now. */
    long heardMillis() {
        return heard;
    }

    @Nullable Instant contact() {
        return contact.get();
    }
}
