package io.kubeobject.derive;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.metric.RowSink;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import java.io.DataInput;
import java.io.DataOutput;
import java.time.Instant;
import java.util.List;

/** Knows nothing, where nobody asks the outside. */
final class Nothing implements Derivation, LiveRows {

    private final List<Family> families;

    Nothing(List<Family> families) {
        this.families = families;
    }

    @Override
    public int put(Origin origin, KubeObject object, List<Observation> observations, Instant now) {
        return 0;
    }

    @Override
    public void delete(ObjectKey key, String uid) {}

    @Override
    public void synced(Origin origin, Instant now) {}

    @Override
    public void close(Origin origin) {}

    @Override
    public LiveRows rows(Instant now) {
        return this;
    }

    @Override
    public void save(DataOutput out) {}

    @Override
    public void load(DataInput in) {}

    @Override
    public List<Family> families() {
        return families;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void write(Family family, RowSink rows) {}
}
