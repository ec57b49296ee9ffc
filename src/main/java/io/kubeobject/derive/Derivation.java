package io.kubeobject.derive;

import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * One rule and its memory. Not thread-safe: one call at a time. Times that are told may go back,
 * but what is derived does not count backwards.
 */
public interface Derivation {

    /**
     * A derivation that remembers nothing yet. What needs the outside knows nothing here: who
     * reaches the outside makes it.
     */
    static Derivation of(Rule rule) {
        return switch (rule) {
            case ImageRule images -> new Nothing(images.families());
            case TrackRule track -> new Tracking(track);
            case CountRule count -> new Counting(count);
            case AggregateRule aggregate -> new Aggregating(aggregate);
        };
    }

    /**
     * An object is there, new or changed.
     *
     * @param observations of it by this rule; none if the rule is not about this object
     * @return how many of them are lost, since there is no room for more series
     */
    int put(Origin origin, KubeObject object, List<Observation> observations, Instant now);

    /** An object is gone. */
    void delete(ObjectKey key, String uid);

    /** A full list of an origin is complete: what it did not have is gone. */
    void synced(Origin origin, Instant now);

    /** An origin tells nothing more. */
    void close(Origin origin);

    /** What is served at that time. */
    LiveRows rows(Instant now);

    /** Writes what is remembered, for {@link #load} of the same rule or of one of its id. */
    void save(DataOutput out) throws IOException;

    /**
     * Reads what {@link #save} wrote, into a derivation that remembers nothing yet.
     *
     * @throws IOException if that is something else; the derivation is of no use then
     */
    void load(DataInput in) throws IOException;
}
